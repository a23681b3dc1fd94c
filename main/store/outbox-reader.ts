import type { EntityManager } from 'typeorm';
import type { StoreReader } from './branch-store.ts';
import { rowsOf } from './sql.ts';

type OutboxReader = Pick<StoreReader, 'listSending'>;

const columns = `o.opId, o.seq, o.caseId, coalesce(s.caseNumber, '') AS caseNumber,
  coalesce(json_extract(o.body, '$.action.type'), o.type) AS action, o.createdAt, o.attempts, o.lastError`;

/** The refused operations of cases that require attention: of each event its last try, as long as it was not taken after all. */
const refusedSql = `SELECT ${columns}, 'refused' AS state FROM case_problem p
  JOIN outbox o ON o.caseId = p.caseId
  JOIN case_event e ON e.eventId = o.eventId AND e.status = 'refused'
  LEFT JOIN case_summary s ON s.caseId = o.caseId
  WHERE p.acknowledged = 0 AND o.outcome IN ('conflict', 'rejected')
    AND NOT EXISTS (SELECT 1 FROM outbox later WHERE later.caseId = o.caseId AND later.eventId = o.eventId
      AND later.position > o.position)
  ORDER BY o.position LIMIT ?`;

const waitingSql = `SELECT ${columns}, 'waiting' AS state FROM outbox o
  LEFT JOIN case_summary s ON s.caseId = o.caseId
  WHERE o.outcome IS NULL ORDER BY o.position LIMIT ?`;

/** What of the outbox a person looks at. */
export function outboxReader(manager: EntityManager): OutboxReader {
  return {
    async listSending(limit) {
      const refused = await rowsOf<Awaited<ReturnType<StoreReader['listSending']>>[number]>(
        manager,
        refusedSql,
        [limit],
      );
      const waiting = await rowsOf<(typeof refused)[number]>(manager, waitingSql, [limit]);
      return [...refused, ...waiting];
    },
  };
}
