import { describeFault } from '../platform/describe-fault.ts';
import type { Dependencies } from './ports.ts';

type Parts = Pick<Dependencies, 'store' | 'session' | 'announce' | 'logger'>;

/**
 * What the central office says of users holds at once, also for who is signed in: another area or role changes the places, and whoever
 * is no longer active is signed out (R9). Never rejects: the windows are told in any case.
 */
export async function renewSession({ store, session, announce, logger }: Parts): Promise<void> {
  try {
    const before = session.current();
    if (before !== null) {
      const user = await store.findUser(before.username);
      const area = (await store.listAreas()).find(({ id }) => id === user?.areaId);
      if (!user?.active || !area) session.signOut();
      else session.renew({ ...before, name: user.name, role: user.role, area });
    }
  } catch (fault) {
    logger.error({ fault: describeFault(fault) }, 'session not renewed');
  }
  announce('sessionChanged');
}
