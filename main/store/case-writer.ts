import type { EntityManager } from 'typeorm';
import { chainStart, sealEvent } from '../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import { readAppendPoint } from './append-point.ts';
import type { StoredEvent, StoreWriter } from './branch-store.ts';
import { standingEvents } from './case-log.ts';
import { projectionOf, writeProjection } from './case-projection.ts';
import { queueUpload } from './document-tables.ts';
import { enqueueAll, type StoreTools, toItem } from './outbox-writer.ts';
import { insertRows } from './sql.ts';

type CaseWriter = Pick<StoreWriter, 'appendEvent' | 'acknowledgeProblem'>;

export function caseWriter(manager: EntityManager, tools: StoreTools): CaseWriter {
  return {
    async appendEvent(event: CaseEvent) {
      const { log: before, head } = await readAppendPoint(manager, event.caseId);
      const standing = standingEvents(before);
      if (event.seq !== standing.length) throw new Error('An event does not follow its case');
      const sealed = sealEvent(event, standing.at(-1)?.hash ?? chainStart, tools.sha256);
      const stored: StoredEvent = { ...sealed, event, status: 'pending' };
      await insertRows(
        manager,
        'case_event',
        ['eventId', 'caseId', 'seq', 'body', 'prevHash', 'hash', 'status'],
        [[event.eventId, event.caseId, event.seq, sealed.body, sealed.prevHash, sealed.hash, 'pending']],
      );
      const after = projectionOf([...before, stored]);
      if (after === null) throw new Error('A case does not begin with its opening');
      await writeProjection(manager, projectionOf(before), after);
      await queueUpload(manager, event);
      await enqueueAll(manager, tools, head, [toItem(stored)]);
    },
    async acknowledgeProblem(caseId) {
      await manager.query('UPDATE case_problem SET acknowledged = 1 WHERE caseId = ?', [caseId]);
    },
  };
}
