import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Change } from '../../shared/protocol/changes.ts';
import type { DigestKind } from '../../shared/protocol/digest.ts';
import { assertNever } from '../../shared/result.ts';
import type { StoreReader } from './branch-store.ts';
import { areaEntity } from './entities/area.ts';
import { branchMailEntity } from './entities/branch-mail.ts';
import { branchSettingsEntity } from './entities/branch-settings.ts';
import { companyEntity } from './entities/company.ts';
import { customerEntity, customerFromRow } from './entities/customer.ts';
import { motiveEntity } from './entities/motive.ts';
import { type ReceivedDocumentRow, receivedFromRow } from './entities/received-document.ts';
import { serviceRequestEntity } from './entities/service-request.ts';
import { userEntity } from './entities/user.ts';
import { workOrderEntity } from './entities/work-order.ts';
import { rowsOf } from './sql.ts';

interface Range {
  readonly after: string;
  readonly upTo: string | null;
  readonly limit: number;
}

interface EventRow {
  readonly eventId: string;
  readonly caseId: string;
  readonly seq: number;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** What was pulled, read back as it came: both sides compute their digests of the same bodies (sync protocol 15). */
export function recordReader(manager: EntityManager): Pick<StoreReader, 'listRecords'> {
  async function rowsIn<Row extends ObjectLiteral & { id: string }>(
    entity: EntitySchema<Row>,
    { after, upTo, limit }: Range,
  ): Promise<readonly Row[]> {
    const query = manager
      .getRepository(entity)
      .createQueryBuilder('row')
      .where('row.id > :after', { after })
      .orderBy('row.id')
      .limit(limit);
    return (upTo === null ? query : query.andWhere('row.id <= :upTo', { upTo })).getMany();
  }

  async function eventsIn({ after, upTo, limit }: Range): Promise<readonly Change[]> {
    // What waits to be sent or was refused is this workstation's own matter.
    const rows = await rowsOf<EventRow>(
      manager,
      `SELECT eventId, caseId, seq, body, prevHash, hash FROM case_event
        WHERE eventId > ?${upTo === null ? '' : ' AND eventId <= ?'} AND status = 'accepted' ORDER BY eventId LIMIT ?`,
      [after, ...(upTo === null ? [] : [upTo]), limit],
    );
    return rows.map(({ eventId, ...body }) => ({ kind: 'case-event', key: eventId, body }));
  }

  async function documentsIn({ after, upTo, limit }: Range): Promise<readonly Change[]> {
    const rows = await rowsOf<ReceivedDocumentRow>(
      manager,
      `SELECT * FROM received_document WHERE documentId > ?${upTo === null ? '' : ' AND documentId <= ?'}
        ORDER BY documentId LIMIT ?`,
      [after, ...(upTo === null ? [] : [upTo]), limit],
    );
    return rows.map((row) => ({ kind: 'document', key: row.documentId, body: receivedFromRow(row) }));
  }

  async function listIn(kind: DigestKind, range: Range): Promise<readonly Change[]> {
    switch (kind) {
      case 'company':
        return (await rowsIn(companyEntity, range)).map(({ id, ...body }) => ({ kind, key: id, body }));
      case 'area':
        return (await rowsIn(areaEntity, range)).map((body) => ({ kind, key: body.id, body }));
      case 'user':
        return (await rowsIn(userEntity, range)).map((body) => ({ kind, key: body.id, body }));
      case 'motive':
        return (await rowsIn(motiveEntity, range)).map((body) => ({ kind, key: body.id, body }));
      case 'customer':
        return (await rowsIn(customerEntity, range)).map((row) => ({
          kind,
          key: row.id,
          body: customerFromRow(row),
        }));
      case 'request':
        return (await rowsIn(serviceRequestEntity, range)).map((body) => ({ kind, key: body.id, body }));
      case 'order':
        return (await rowsIn(workOrderEntity, range)).map((body) => ({ kind, key: body.id, body }));
      case 'settings':
        return (await rowsIn(branchSettingsEntity, range)).map(({ id, body }) => ({ kind, key: id, body }));
      case 'mail':
        return (await rowsIn(branchMailEntity, range)).map(({ id, body }) => ({ kind, key: id, body }));
      case 'document':
        return documentsIn(range);
      case 'case-event':
        return eventsIn(range);
      default:
        return assertNever(kind, 'kind of record');
    }
  }

  return { listRecords: (kind, after, upTo, limit) => listIn(kind, { after, upTo, limit }) };
}
