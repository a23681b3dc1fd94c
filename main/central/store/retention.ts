import { type EntityManager, In, IsNull, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import type { DocumentKind } from '../../../shared/domain/documents.ts';
import { inChunks } from './chunks.ts';
import { type DocumentRow, documentEntity } from './entities/document.ts';
import { type DocumentDeletionRow, documentDeletionEntity } from './entities/document-deletion.ts';
import { renewFeed } from './feed-rows.ts';
import { insertRows } from './insert-rows.ts';

/** A document whose time is over. */
export interface OverdueDocument extends DocumentRow {
  readonly countedFrom: Instant;
}

export function retentionReader(manager: EntityManager) {
  const table = manager.getRepository(documentEntity);
  return {
    /** Documents of which nobody has looked up yet what they are, by their ids. */
    async listUnsorted(after: string, limit: number): Promise<readonly DocumentRow[]> {
      return table.find({
        where: { kind: IsNull(), deletedAt: IsNull(), documentId: MoreThan(after) },
        order: { documentId: 'ASC' },
        take: limit,
      });
    },
    /** Kept ones of a kind whose case ended before this moment. */
    async listOverdue(
      kind: DocumentKind,
      endedBefore: Instant,
      limit: number,
    ): Promise<readonly OverdueDocument[]> {
      const { entities, raw } = await table
        .createQueryBuilder('document')
        .innerJoin('case_summary', 'summary', 'summary.caseId = document.caseId')
        .addSelect('summary.endedAt', 'countedFrom')
        .where('document.kind = :kind AND document.deletedAt IS NULL', { kind })
        .andWhere('summary.endedAt < :endedBefore', { endedBefore })
        .orderBy('document.documentId')
        .limit(limit)
        .getRawAndEntities<{ readonly countedFrom: Instant }>();
      return entities.map((row, index) => ({ ...row, countedFrom: raw[index]?.countedFrom ?? '' }));
    },
    /** Which of these contents a document still needs. */
    async listNeeded(hashes: Iterable<string>): Promise<ReadonlySet<string>> {
      const rows = await inChunks(hashes, (chunk) =>
        table.find({
          where: { sha256: In(chunk), deletedAt: IsNull() },
          select: { documentId: true, sha256: true },
        }),
      );
      return new Set(rows.map(({ sha256 }) => sha256));
    },
    async listDeletions(since: Instant): Promise<readonly DocumentDeletionRow[]> {
      return manager.getRepository(documentDeletionEntity).findBy({ deletedAt: MoreThanOrEqual(since) });
    },
  };
}

export function retentionWriter(manager: EntityManager) {
  const table = manager.getRepository(documentEntity);
  return {
    async sortDocument(documentId: string, kind: DocumentKind): Promise<void> {
      await table.update({ documentId }, { kind });
    },
    /** Records that these are deleted and tells the branches. One that another instance recorded is left out. @returns how many. */
    async recordDeletions(
      overdue: readonly OverdueDocument[],
      rule: string,
      deletedAt: Instant,
    ): Promise<number> {
      const taken: OverdueDocument[] = [];
      for (const document of overdue) {
        const where = { documentId: document.documentId, deletedAt: IsNull() };
        const { affected } = await table.update(where, { deletedAt });
        if (affected === 1) taken.push(document);
      }
      const rows = taken.map(({ documentId, caseId, sha256, bytes, countedFrom }) => ({
        ...{ documentId, caseId, sha256, bytes, rule, countedFrom, deletedAt },
        deletedBy: 'housekeeping',
      }));
      await insertRows(manager, documentDeletionEntity, rows);
      for (const [regional, documents] of Map.groupBy(taken, (each) => each.regional)) {
        const keys = documents.map(({ documentId }) => documentId);
        await renewFeed(manager, regional, 'document', keys);
      }
      return taken.length;
    },
  };
}
