import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Change, ChangeKind } from '../../../shared/protocol/changes.ts';
import { assertNever } from '../../../shared/result.ts';
import { areaEntity } from '../../store/entities/area.ts';
import type { CaseEventRow } from '../../store/entities/case-event.ts';
import { companyEntity } from '../../store/entities/company.ts';
import { customerEntity, customerFromRow } from '../../store/entities/customer.ts';
import { motiveEntity } from '../../store/entities/motive.ts';
import { serviceRequestEntity } from '../../store/entities/service-request.ts';
import { userEntity } from '../../store/entities/user.ts';
import { workOrderEntity } from '../../store/entities/work-order.ts';
import { among, amongFirst } from './among.ts';
import { inChunks } from './chunks.ts';
import { documentReader } from './documents.ts';
import { mailReader } from './mails.ts';
import { settingsKey, settingsReader } from './settings.ts';

export function changeReader(manager: EntityManager) {
  async function rowsOf<Row extends ObjectLiteral & { id: string }>(
    entity: EntitySchema<Row>,
    keys: readonly string[],
  ): Promise<readonly Row[]> {
    const table = manager.getRepository(entity).createQueryBuilder('row');
    return inChunks(keys, (chunk) =>
      table
        .clone()
        .where({ id: among(manager, chunk) })
        .getMany(),
    );
  }
  /** Most of a page's rows, as the driver gives them: TypeORM takes longer to make entities of them than the database to find them. */
  function listEvents(keys: readonly string[]): Promise<readonly Omit<CaseEventRow, 'status'>[]> {
    const { condition, parameter } = amongFirst(manager, keys);
    return manager.query(
      `SELECT "eventId", "caseId", seq, body, "prevHash", hash FROM case_event WHERE "eventId" ${condition}`,
      [parameter],
    );
  }
  return {
    /** The records of these keys as they are now, as a branch gets them; one that is gone is left out. */
    async findChanges(kind: ChangeKind, keys: readonly string[]): Promise<readonly Change[]> {
      switch (kind) {
        case 'company':
          return (await rowsOf(companyEntity, keys)).map(({ id, ...body }) => ({ kind, key: id, body }));
        case 'area':
          return (await rowsOf(areaEntity, keys)).map((body) => ({ kind, key: body.id, body }));
        case 'user':
          return (await rowsOf(userEntity, keys)).map((body) => ({ kind, key: body.id, body }));
        case 'motive':
          return (await rowsOf(motiveEntity, keys)).map((body) => ({ kind, key: body.id, body }));
        case 'customer':
          return (await rowsOf(customerEntity, keys)).map((row) => ({
            kind,
            key: row.id,
            body: customerFromRow(row),
          }));
        case 'request':
          return (await rowsOf(serviceRequestEntity, keys)).map((body) => ({ kind, key: body.id, body }));
        case 'order':
          return (await rowsOf(workOrderEntity, keys)).map((body) => ({ kind, key: body.id, body }));
        case 'mail':
          return (await mailReader(manager).findMails(keys)).map((body) => ({ kind, key: body.id, body }));
        case 'document':
          return (await documentReader(manager).findReceived(keys)).map((body) => ({
            kind,
            key: body.documentId,
            body,
          }));
        case 'settings':
          return [{ kind, key: settingsKey, body: await settingsReader(manager).getSettings() }];
        case 'case-event': {
          const rows = await listEvents(keys);
          return rows.map(({ eventId, caseId, seq, body, prevHash, hash }) => ({
            kind,
            key: eventId,
            body: { caseId, seq, body, prevHash, hash },
          }));
        }
        default:
          return assertNever(kind, 'kind of change');
      }
    },
  };
}
