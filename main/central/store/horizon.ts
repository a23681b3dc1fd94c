import { type EntityManager, LessThan, LessThanOrEqual } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import { feedEntity } from './entities/feed.ts';
import { feedHorizonEntity, feedMarkEntity } from './entities/feed-mark.ts';
import { upsertRows } from './insert-rows.ts';

export function horizonWriter(manager: EntityManager) {
  const marks = manager.getRepository(feedMarkEntity);
  const feed = manager.getRepository(feedEntity);
  return {
    /** Notes how far the feed has come by now. */
    async markFeed(now: Instant): Promise<void> {
      const last = Number((await feed.maximum('seq')) ?? 0);
      await upsertRows(manager, feedMarkEntity, [{ at: now, seq: last }], 'at');
    },
    /**
     * Takes away the tombstones that are as old, by the marks. The horizon is each scope's own: a regional where nothing happens has
     * cursors that are far behind the others and miss nothing.
     *
     * @returns how many there were.
     */
    async purgeTombstones(olderThan: Instant): Promise<number> {
      const mark = await marks.findOne({ where: { at: LessThanOrEqual(olderThan) }, order: { at: 'DESC' } });
      if (mark === null) return 0;
      const old = await feed
        .createQueryBuilder('row')
        .select(['row.scope AS scope', 'MAX(row.seq) AS last', 'COUNT(*) AS count'])
        .where('row.deleted = 1 AND row.seq <= :seq', { seq: mark.seq })
        .groupBy('row.scope')
        .getRawMany<{ scope: string; last: number | string; count: number | string }>();
      await feed.delete({ deleted: 1, seq: LessThanOrEqual(mark.seq) });
      const horizons = old.map(({ scope, last }) => ({ scope, seq: Number(last) }));
      await upsertRows(manager, feedHorizonEntity, horizons, 'scope');
      await marks.delete({ at: LessThan(mark.at) });
      return old.reduce((sum, { count }) => sum + Number(count), 0);
    },
  };
}
