import type { EntityManager } from 'typeorm';
import type { StoredEvent } from './branch-store.ts';
import { logOf, type SealedRow } from './case-log.ts';
import type { OutboxHead } from './outbox-writer.ts';
import { rowsOf } from './sql.ts';

/** What a new event goes on from. */
export interface AppendPoint {
  readonly log: readonly StoredEvent[];
  readonly head: OutboxHead;
}

type PointRow = { readonly [Column in keyof SealedRow]: SealedRow[Column] | null } & {
  readonly epoch: string | null;
  readonly lastSeq: number | null;
  readonly lastSum: string | null;
};

/** The outbox's end, and beside it the case's events: at least one row, also for a case and an outbox that are new. */
const pointSql = `SELECT h.epoch, h.seq AS lastSeq, h.sha256 AS lastSum, e.body, e.prevHash, e.hash, e.status
  FROM (SELECT 1)
  LEFT JOIN (SELECT json_extract(d.value, '$') AS epoch, o.seq, o.sha256
    FROM device_state d LEFT JOIN outbox o ON o.epoch = json_extract(d.value, '$')
    WHERE d.key = 'epoch' ORDER BY o.seq DESC LIMIT 1) h
  LEFT JOIN case_event e ON e.caseId = ?`;

/** Both at once: each statement is a way to another thread and back, which takes longer than what it does there. */
export async function readAppendPoint(manager: EntityManager, caseId: string): Promise<AppendPoint> {
  const rows = await rowsOf<PointRow>(manager, pointSql, [caseId]);
  const [first] = rows;
  const sealed = rows.filter((row): row is PointRow & SealedRow => row.body !== null);
  return {
    log: logOf(sealed),
    head: { epoch: first?.epoch ?? null, seq: first?.lastSeq ?? 0, sha256: first?.lastSum ?? null },
  };
}
