import { ok } from '../../shared/result.ts';
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
    const rows = await store.listOutbox(outboxRows);
    const caseIds = [...new Set(rows.map((row) => row.caseId))];
    const cases = await Promise.all(caseIds.map((caseId) => store.getCase(caseId)));
    const found = new Map(cases.flatMap((each) => (each ? [[each.summary.caseId, each] as const] : [])));
    return ok(
      rows.map((row) => {
        const stored = found.get(row.caseId);
        return {
          opId: row.opId,
          seq: row.seq,
          caseId: row.caseId,
          caseNumber: stored?.summary.caseNumber ?? '',
          action: stored?.events.find((each) => each.hash === row.hash)?.event.action.type ?? row.type,
          createdAt: row.createdAt,
          attempts: row.attempts,
          lastError: row.lastError,
        };
      }),
    );
  };
}
