import { type EntityManager, type EntitySchema, In } from 'typeorm';
import type { SealedEvent } from '../../../shared/procedure/chain.ts';
import { caseEventEntity } from '../../store/entities/case-event.ts';
import { caseSummaryEntity } from '../../store/entities/case-summary.ts';
import { inChunks } from './chunks.ts';
import { feedEntity } from './entities/feed.ts';
import { openAnnulmentEntity } from './entities/open-annulment.ts';

/** Raw reads for the check of the whole database: what is there, readable or not. */
export function verificationReader(manager: EntityManager) {
  async function caseIdsIn<Row extends { caseId: string }>(
    entity: EntitySchema<Row>,
    after: string,
    limit: number,
  ) {
    const rows = await manager
      .getRepository(entity)
      .createQueryBuilder('row')
      .select('row.caseId', 'caseId')
      .distinct(true)
      .where('row.caseId > :after', { after })
      .orderBy('row.caseId')
      .limit(limit)
      .getRawMany<{ caseId: string }>();
    return rows.map(({ caseId }) => caseId);
  }
  async function repeatedIn(column: 'caseNumber' | 'notificationNumber'): Promise<readonly string[]> {
    const rows = await manager
      .getRepository(caseSummaryEntity)
      .createQueryBuilder('row')
      .select(`row.${column}`, 'number')
      .where(`row.${column} IS NOT NULL`)
      .groupBy(`row.${column}`)
      .having('count(*) > 1')
      .orderBy(`row.${column}`)
      .getRawMany<{ number: string }>();
    return rows.map(({ number }) => number);
  }
  return {
    /** Numbers of cases and of notifications that more than one case bears. */
    async listRepeatedNumbers(): Promise<readonly string[]> {
      return [...(await repeatedIn('caseNumber')), ...(await repeatedIn('notificationNumber'))];
    },
    /** Every case that any table names, a page in order of the ids. */
    async listCaseIds(after: string, limit: number): Promise<readonly string[]> {
      const found = [
        ...(await caseIdsIn(caseEventEntity, after, limit)),
        ...(await caseIdsIn(caseSummaryEntity, after, limit)),
        ...(await caseIdsIn(openAnnulmentEntity, after, limit)),
      ];
      return [...new Set(found)].sort().slice(0, limit);
    },
    async listSealed(
      caseIds: readonly string[],
    ): Promise<ReadonlyMap<string, readonly (SealedEvent & { eventId: string })[]>> {
      const rows = await inChunks(caseIds, (chunk) =>
        manager
          .getRepository(caseEventEntity)
          .find({ where: { caseId: In(chunk) }, order: { caseId: 'ASC', seq: 'ASC' } }),
      );
      return Map.groupBy(rows, ({ caseId }) => caseId);
    },
    /** The items that these cases' registered annulments hold. */
    async listHeldItems(caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
      const rows = await inChunks(caseIds, (chunk) =>
        manager.getRepository(openAnnulmentEntity).findBy({ caseId: In(chunk), state: 'open' }),
      );
      const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
      return new Map([...byCase].map(([caseId, held]) => [caseId, held.map(({ itemId }) => itemId)]));
    },
    /** Which of these events does the feed hand out? */
    async findFedEvents(eventIds: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await inChunks(eventIds, (chunk) =>
        manager
          .getRepository(feedEntity)
          .find({ where: { kind: 'case-event', key: In(chunk) }, select: { seq: true, key: true } }),
      );
      return new Set(rows.map(({ key }) => key));
    },
    async findAcceptedHashes(hashes: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await inChunks(hashes, (chunk) =>
        manager
          .getRepository(caseEventEntity)
          .find({ where: { hash: In(chunk) }, select: { eventId: true, hash: true } }),
      );
      return new Set(rows.map(({ hash }) => hash));
    },
  };
}
