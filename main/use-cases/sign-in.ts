import { foldText } from '../../shared/domain/text.ts';
import { ok, refuse } from '../../shared/result.ts';
import { describeSession } from './get-session.ts';
import type { Dependencies, UseCase } from './ports.ts';

/** Signs in against the users that came with the last sync, so it needs no line (R9). */
export function signIn(dependencies: Dependencies): UseCase<'signIn'> {
  const { store, session, throttle, clock, verifyPassword, announce } = dependencies;
  return async (request) => {
    const username = foldText(request.username);
    const users = await store.listUsers();
    if (users.length === 0) return refuse('no-users-yet');
    if (!throttle.mayTry(username, clock.monotonic())) return refuse('too-many-attempts');
    const user = await store.findUser(username);
    // An unknown name costs as much time as a known one: the answer does not tell which names exist.
    const hash = user?.passwordHash ?? users[0]?.passwordHash ?? '';
    const fits = await verifyPassword(hash, request.password);
    const area = (await store.listAreas()).find((each) => each.id === user?.areaId);
    if (!fits || !user?.active || !area) {
      throttle.failed(username, clock.monotonic());
      return refuse('bad-credentials');
    }
    throttle.succeeded(username);
    session.signIn({ userId: user.id, username: user.username, name: user.name, role: user.role, area });
    announce('sessionChanged');
    return ok(await describeSession(dependencies));
  };
}

export function signOut(dependencies: Dependencies): UseCase<'signOut'> {
  return async () => {
    dependencies.session.signOut();
    dependencies.announce('sessionChanged');
    return ok(await describeSession(dependencies));
  };
}

export function lockSession(dependencies: Dependencies): UseCase<'lockSession'> {
  return async () => {
    dependencies.session.lock();
    dependencies.announce('sessionChanged');
    return ok(await describeSession(dependencies));
  };
}

export function enrolDevice(dependencies: Dependencies): UseCase<'enrolDevice'> {
  return async ({ centralUrl, code }) => {
    const enrolled = await dependencies.sync.enrol(centralUrl, code);
    if (!enrolled.ok) return enrolled;
    dependencies.announce('sessionChanged');
    return ok(await describeSession(dependencies));
  };
}
