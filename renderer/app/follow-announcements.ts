import type { QueryClient } from '@tanstack/react-query';
import type { Session } from '../../shared/ipc/views.ts';
import { onAnnouncement } from '../bridge/bridge.ts';

/** What a page may show that an announcement makes old. */
const touched = {
  sessionChanged: ['counts', 'cases', 'case', 'draft'],
  lineChanged: ['line', 'outbox', 'session'],
  casesChanged: ['cases', 'case', 'counts', 'requests', 'request', 'outbox', 'line'],
} as const;

/** Asks again whatever the main process says has changed. */
export function followAnnouncements(client: QueryClient): void {
  const outdate = (keys: readonly string[], refetchType: 'active' | 'none' = 'active') => {
    for (const key of keys) void client.invalidateQueries({ queryKey: [key], refetchType });
  };
  onAnnouncement('sessionChanged', async () => {
    await client.invalidateQueries({ queryKey: ['session'] });
    const session = client.getQueryData<Session>(['session']);
    // Asked for now, a locked session's pages would be refused; they ask when they are shown again.
    outdate(touched.sessionChanged, session?.user && !session.locked ? 'active' : 'none');
  });
  onAnnouncement('lineChanged', () => outdate(touched.lineChanged));
  onAnnouncement('casesChanged', () => outdate(touched.casesChanged));
}
