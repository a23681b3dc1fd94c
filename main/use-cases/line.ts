import { businessDay } from '../../shared/domain/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Dependencies, UseCase } from './ports.ts';

/** Rows shown of the outbox; more would not be read. */
const outboxRows = 200;

export function getLine({ sync }: Dependencies): UseCase<'getLine'> {
  return async () => ok(await sync.line());
}

export function syncNow({ sync }: Dependencies): UseCase<'syncNow'> {
  return async () => {
    await sync.syncNow();
    return ok(await sync.line());
  };
}

export function listOutbox({ store }: Dependencies): UseCase<'listOutbox'> {
  return async () => {
    const found = await store.listSending(outboxRows + 1);
    const refused = found.filter(({ state }) => state === 'refused');
    const waiting = found.filter(({ state }) => state === 'waiting');
    const rows = [...refused.slice(0, outboxRows), ...waiting.slice(0, outboxRows)];
    return ok({ rows, more: rows.length < found.length });
  };
}

/** The cause of a refusal may be gone: its events are judged once more, as they were. */
export function retryCase({ store, sync, announce }: Dependencies): UseCase<'retryCase'> {
  return async ({ caseId }) => {
    const retried = await store.transaction((writer) => writer.retryCase(caseId));
    if (!retried.ok) return retried;
    announce('casesChanged');
    sync.wake();
    return ok({ operations: retried.value });
  };
}

export function followServer({ sync }: Dependencies): UseCase<'followServer'> {
  return async ({ code }) => {
    const followed = await sync.followServer(code);
    return followed.ok ? ok(await sync.line()) : followed;
  };
}

/** For a workstation that cannot send: a file that an administrator takes to the central office. */
export function exportOutbox({ sync, files, centralClock }: Dependencies): UseCase<'exportOutbox'> {
  return async () => {
    const exported = await sync.exportOutbox();
    if (exported === null || exported.rows === 0) return refuse('nothing-to-export');
    const day = businessDay(centralClock.now());
    const outcome = await files.save(`envio-${exported.deviceCode}-${day}.json`, async () =>
      Buffer.from(exported.text, 'utf8'),
    );
    return ok({ outcome, operations: exported.rows });
  };
}
