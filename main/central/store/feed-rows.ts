import { Between, type EntityManager, In } from 'typeorm';
import { type ChangeKind, changeSchema } from '../../../shared/protocol/changes.ts';
import { chunksOf } from './chunks.ts';
import { feedEntity } from './entities/feed.ts';
import { insertRows } from './insert-rows.ts';
import type { FeedRow } from './records.ts';

/** The scope of what every branch gets. */
export const everybody = '*';

const kinds: readonly ChangeKind[] = changeSchema.options.map((option) => option.shape.kind.value);

function kindOf(text: string): ChangeKind {
  const kind = kinds.find((each) => each === text);
  if (kind === undefined) throw new TypeError(`The feed holds a row of the unknown kind ${text}`);
  return kind;
}

export function feedReader(manager: EntityManager) {
  const table = manager.getRepository(feedEntity);
  const listScope = (scope: string, after: number, last: number, limit: number) =>
    table.find({ where: { scope, seq: Between(after + 1, last) }, order: { seq: 'ASC' }, take: limit });
  return {
    /** What a regional's branches get, by seq. */
    async listFeed(regional: string, after: number, limit: number): Promise<readonly FeedRow[]> {
      // What is committed between the two queries below would be in the second one alone, and then be passed over for ever.
      const last = (await table.maximum('seq')) ?? 0;
      // One scope a query: asked for both at once, SQLite gathers and sorts all that is left of the feed for each page.
      const rows = [
        ...(await listScope(everybody, after, last, limit)),
        ...(await listScope(regional, after, last, limit)),
      ];
      return rows
        .sort((one, other) => one.seq - other.seq)
        .slice(0, limit)
        .map(({ seq, kind, key, deleted }) => ({ seq, kind: kindOf(kind), key, deleted: deleted === 1 }));
    },
  };
}

/** Puts records at the end of a scope's feed, in the order given; one that was in it moves there. */
export async function renewFeed(
  manager: EntityManager,
  scope: string,
  kind: ChangeKind,
  keys: readonly string[],
  deleted = false,
): Promise<void> {
  for (const chunk of chunksOf(keys)) {
    await manager.getRepository(feedEntity).delete({ scope, kind, key: In([...chunk]) });
    const rows = chunk.map((key) => ({ scope, kind, key, deleted: deleted ? 1 : 0 }));
    await insertRows(manager, feedEntity, rows);
  }
}
