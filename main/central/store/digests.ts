import { type EntityManager, In } from 'typeorm';
import type { ChangeKind } from '../../../shared/protocol/changes.ts';
import { areaEntity } from '../../store/entities/area.ts';
import { customerEntity } from '../../store/entities/customer.ts';
import { serviceRequestEntity } from '../../store/entities/service-request.ts';
import { userEntity } from '../../store/entities/user.ts';
import { workOrderEntity } from '../../store/entities/work-order.ts';
import { changeReader } from './changes.ts';
import { inChunks } from './chunks.ts';
import { documentEntity } from './entities/document.ts';
import { feedEntity } from './entities/feed.ts';
import { mailEntity } from './entities/mail.ts';
import { everybody, renewFeed } from './feed-rows.ts';

const everybodys: ReadonlySet<ChangeKind> = new Set(['company', 'area', 'motive', 'settings']);

/** The scope in which the feed has a kind of record for the branches of a regional. */
function scopeOf(kind: ChangeKind, regional: string): string {
  return everybodys.has(kind) ? everybody : regional;
}

export interface FedKey {
  readonly key: string;
  readonly seq: number;
  readonly deleted: boolean;
}

interface RawFedKey {
  readonly key: string;
  readonly seq: number | string;
  readonly deleted: number;
}

const toFedKey = ({ key, seq, deleted }: RawFedKey): FedKey => ({
  key,
  seq: Number(seq),
  deleted: Number(deleted) === 1,
});

export function digestReader(manager: EntityManager) {
  const feed = (kind: ChangeKind, regional: string) =>
    manager
      .getRepository(feedEntity)
      .createQueryBuilder('row')
      .select(['row.key AS key', 'row.seq AS seq', 'row.deleted AS deleted'])
      .where('row.scope = :scope AND row.kind = :kind', { scope: scopeOf(kind, regional), kind });
  const owned = async (
    keys: readonly string[],
    query: (chunk: string[]) => Promise<readonly { id: string }[]>,
  ) => (await inChunks(keys, query)).map(({ id }) => id);
  return {
    /** What the feed has of a kind for a regional, tombstones too, by the bytes of the keys. */
    async listFedKeys(
      kind: ChangeKind,
      regional: string,
      range: { readonly after: string; readonly upTo: string | null; readonly limit: number },
    ): Promise<readonly FedKey[]> {
      const query = feed(kind, regional)
        .andWhere('row.key > :after', { after: range.after })
        .orderBy('row.key')
        .limit(range.limit);
      if (range.upTo !== null) query.andWhere('row.key <= :upTo', { upTo: range.upTo });
      return (await query.getRawMany<RawFedKey>()).map(toFedKey);
    },
    async findFedKeys(
      kind: ChangeKind,
      regional: string,
      keys: readonly string[],
    ): Promise<ReadonlyMap<string, FedKey>> {
      const rows = await inChunks(keys, (chunk) =>
        feed(kind, regional).andWhere('row.key IN (:...chunk)', { chunk }).getRawMany<RawFedKey>(),
      );
      return new Map(rows.map((row) => [row.key, toFedKey(row)]));
    },
    /** Which of these records a regional's branches have to have, whatever the feed says. Not for case events: their ledger says it. */
    async listOwned(
      kind: Exclude<ChangeKind, 'case-event'>,
      regional: string,
      keys: readonly string[],
    ): Promise<readonly string[]> {
      const where = (chunk: string[]) => ({ id: In(chunk), regional });
      switch (kind) {
        case 'request':
          return owned(keys, (chunk) => manager.getRepository(serviceRequestEntity).findBy(where(chunk)));
        case 'mail':
          return owned(keys, (chunk) => manager.getRepository(mailEntity).findBy(where(chunk)));
        case 'document': {
          const rows = await inChunks(keys, (chunk) =>
            manager.getRepository(documentEntity).findBy({ documentId: In(chunk), regional }),
          );
          return rows.map(({ documentId }) => documentId);
        }
        case 'customer': {
          const home = await owned(keys, (chunk) =>
            manager.getRepository(customerEntity).findBy(where(chunk)),
          );
          const holders = await inChunks(keys, (chunk) =>
            manager.getRepository(serviceRequestEntity).findBy({ customerId: In(chunk), regional }),
          );
          return [...new Set([...home, ...holders.map(({ customerId }) => customerId)])];
        }
        case 'order': {
          const orders = await inChunks(keys, (chunk) =>
            manager.getRepository(workOrderEntity).findBy({ id: In(chunk) }),
          );
          const requests = await inChunks(
            orders.map(({ requestId }) => requestId),
            (chunk) => manager.getRepository(serviceRequestEntity).findBy(where(chunk)),
          );
          const here = new Set(requests.map(({ id }) => id));
          return orders.filter(({ requestId }) => here.has(requestId)).map(({ id }) => id);
        }
        case 'user': {
          const users = await inChunks(keys, (chunk) =>
            manager.getRepository(userEntity).findBy({ id: In(chunk) }),
          );
          const areas = await inChunks(
            users.map(({ areaId }) => areaId),
            (chunk) => manager.getRepository(areaEntity).findBy(where(chunk)),
          );
          const here = new Set(areas.map(({ id }) => id));
          return users.filter(({ areaId }) => here.has(areaId)).map(({ id }) => id);
        }
        default:
          return (await changeReader(manager).findChanges(kind, keys)).map(({ key }) => key);
      }
    },
  };
}

export function digestWriter(manager: EntityManager) {
  return {
    /** Hands records out again that had fallen out of the feed. */
    async feedAgain(kind: ChangeKind, regional: string, keys: readonly string[]): Promise<void> {
      await renewFeed(manager, scopeOf(kind, regional), kind, keys);
    },
  };
}
