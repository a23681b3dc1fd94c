import { type EntityManager, In } from 'typeorm';
import { openEvent } from '../../../shared/procedure/chain.ts';
import type { Claim } from '../../../shared/procedure/facts.ts';
import { type CaseSummary, openStatuses } from '../../../shared/procedure/summary.ts';
import { type CaseEventRow, caseEventEntity } from '../../store/entities/case-event.ts';
import {
  caseSummaryEntity,
  caseSummaryFromRow,
  caseSummaryToRow,
} from '../../store/entities/case-summary.ts';
import { among } from './among.ts';
import { inChunks } from './chunks.ts';
import { openAnnulmentEntity } from './entities/open-annulment.ts';
import { renewFeed } from './feed-rows.ts';
import { insertRows, upsertRows } from './insert-rows.ts';
import type { AcceptedEvent, LogEntry, RequestRecord } from './records.ts';

function toEntry({ body, prevHash, hash }: CaseEventRow): LogEntry {
  const event = openEvent(body);
  if (event === null) throw new TypeError(`The accepted event ${hash} cannot be read`);
  return { event, body, prevHash, hash };
}

async function listRegisteredClaims(
  manager: EntityManager,
  itemIds: readonly string[],
): Promise<readonly Claim[]> {
  const rows = await inChunks(itemIds, (chunk) =>
    manager.getRepository(openAnnulmentEntity).findBy({ itemId: among(manager, chunk), state: 'open' }),
  );
  return rows.map(({ state: _state, ...claim }) => ({ ...claim, registered: true }));
}

export function caseReader(manager: EntityManager) {
  return {
    /** The accepted logs of these cases, each by seq; a case without one is left out. */
    async listLogs(caseIds: Iterable<string>): Promise<ReadonlyMap<string, readonly LogEntry[]>> {
      const rows = await inChunks(caseIds, (chunk) =>
        manager
          .getRepository(caseEventEntity)
          .find({ where: { caseId: among(manager, chunk) }, order: { caseId: 'ASC', seq: 'ASC' } }),
      );
      return Map.groupBy(rows.map(toEntry), ({ event }) => event.caseId);
    },
    /** Hashes of the accepted ones among these events, by their ids. */
    async findEventHashes(eventIds: Iterable<string>): Promise<Map<string, string>> {
      const rows = await inChunks(eventIds, (chunk) =>
        manager
          .getRepository(caseEventEntity)
          .find({ where: { eventId: among(manager, chunk) }, select: { eventId: true, hash: true } }),
      );
      return new Map(rows.map(({ eventId, hash }) => [eventId, hash]));
    },
    /** What cases hold of these requests: registered annulments by item, and every item of a request with an open case. */
    async listClaims(requests: ReadonlyMap<string, RequestRecord>): Promise<Map<string, readonly Claim[]>> {
      const records = [...requests.values()];
      const registered = await listRegisteredClaims(
        manager,
        records.flatMap(({ request }) => request.items.map((item) => item.id)),
      );
      const open = await inChunks(requests.keys(), (chunk) =>
        manager
          .getRepository(caseSummaryEntity)
          .findBy({ requestId: among(manager, chunk), status: In([...openStatuses]) }),
      );
      const claims = new Map<string, readonly Claim[]>();
      for (const { request } of records) {
        const ids = new Set(request.items.map((item) => item.id));
        const held = open
          .filter((summary) => summary.requestId === request.id)
          .flatMap(({ caseId, caseNumber, openedByName: advisor, areaName, openedAt: at }) =>
            [...ids].map((itemId) => ({
              itemId,
              caseId,
              caseNumber,
              advisor,
              areaName,
              at,
              registered: false,
            })),
          );
        claims.set(request.id, [...registered.filter((claim) => ids.has(claim.itemId)), ...held]);
      }
      return claims;
    },
    /** Cases whose projection is from before the migration that gave it more to say. */
    async listStaleCases(): Promise<readonly string[]> {
      const rows = await manager
        .getRepository(caseSummaryEntity)
        .createQueryBuilder('row')
        .select('row.caseId', 'caseId')
        .where('row.work IS NULL')
        .getRawMany<{ caseId: string }>();
      return rows.map(({ caseId }) => caseId);
    },
    async findSummaries(caseIds: Iterable<string>): Promise<ReadonlyMap<string, CaseSummary>> {
      const rows = await inChunks(caseIds, (chunk) =>
        manager.getRepository(caseSummaryEntity).findBy({ caseId: among(manager, chunk) }),
      );
      return new Map(rows.map((row) => [row.caseId, caseSummaryFromRow(row)]));
    },
  };
}

export function caseWriter(manager: EntityManager) {
  return {
    /** Appends events to their cases' logs and to the feeds of the branches that get them. */
    async insertEvents(events: readonly AcceptedEvent[]): Promise<void> {
      const rows = events.map(({ event, body, prevHash, hash }) => ({
        eventId: event.eventId,
        caseId: event.caseId,
        seq: event.seq,
        body,
        prevHash,
        hash,
        status: 'accepted' as const,
      }));
      await insertRows(manager, caseEventEntity, rows);
      for (const [regional, fed] of Map.groupBy(events, (accepted) => accepted.regional)) {
        await renewFeed(
          manager,
          regional,
          'case-event',
          fed.map(({ event }) => event.eventId),
        );
      }
    },
    async saveSummaries(summaries: readonly CaseSummary[]): Promise<void> {
      await upsertRows(manager, caseSummaryEntity, summaries.map(caseSummaryToRow), 'caseId');
    },
    /** Withdrawn or inadmissible: its items can be annulled by another case. */
    async closeAnnulments(caseIds: readonly string[]): Promise<void> {
      if (caseIds.length === 0) return;
      await manager
        .getRepository(openAnnulmentEntity)
        .update({ caseId: In([...caseIds]), state: 'open' }, { state: 'closed' });
    },
    /** @throws the index's constraint error when another annulment holds one of the items. */
    async openAnnulments(claims: readonly Claim[]): Promise<void> {
      const rows = claims.map(({ registered: _registered, ...claim }) => ({
        ...claim,
        state: 'open' as const,
      }));
      await insertRows(manager, openAnnulmentEntity, rows);
    },
  };
}
