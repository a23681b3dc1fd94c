import type { EntityManager } from 'typeorm';
import type { TrayPageRow } from './entities/tray-page.ts';
import { deleteRows, insertRows, rowsOf, type SqlValue } from './sql.ts';
import type { StoredPage, TrayReader, TrayWriter } from './tray-store.ts';

function fromRow(row: TrayPageRow): StoredPage {
  const { position: _position, examined, adjustments, seen, overruled, ...rest } = row;
  return {
    ...rest,
    examined: JSON.parse(examined),
    adjustments: JSON.parse(adjustments),
    seen: JSON.parse(seen),
    overruled: overruled === null ? null : JSON.parse(overruled),
  };
}

const columns = [
  'pageId',
  'caseId',
  'kind',
  'position',
  'source',
  'wrappedName',
  'takenAt',
  'sha256',
  'examined',
  'adjustments',
  'seen',
  'overruled',
] as const;

function toRow(page: StoredPage, position: number): readonly SqlValue[] {
  const row: TrayPageRow = {
    ...page,
    position,
    examined: JSON.stringify(page.examined),
    adjustments: JSON.stringify(page.adjustments),
    seen: JSON.stringify(page.seen),
    overruled: page.overruled === null ? null : JSON.stringify(page.overruled),
  };
  return columns.map((column) => row[column]);
}

/** Asked of each row that there is, which are few: of cases that have ended there are many. */
const isEnded = (table: string): string =>
  `EXISTS (SELECT 1 FROM case_summary s WHERE s.caseId = ${table}.caseId AND s.endedAt IS NOT NULL)`;

/** Pages that were captured here and are not attached yet; what those look like that were. */
export function trayReader(manager: EntityManager): TrayReader {
  const pagesWhere = async (condition: string, values: readonly SqlValue[]) =>
    (await rowsOf<TrayPageRow>(manager, `SELECT * FROM tray_page WHERE ${condition}`, values)).map(fromRow);
  return {
    listTray: ({ caseId, kind }) => pagesWhere('caseId = ? AND kind = ? ORDER BY position', [caseId, kind]),
    listTraysOf: (caseId) => pagesWhere('caseId = ?', [caseId]),
    async listTrayPageIds() {
      const rows = await rowsOf<{ readonly pageId: string }>(manager, 'SELECT pageId FROM tray_page');
      return rows.map(({ pageId }) => pageId);
    },
    listEndedTrays: () => pagesWhere(isEnded('tray_page'), []),
    async listPageLooks(caseId) {
      const rows = await rowsOf<{ readonly documentId: string; readonly fingerprints: string }>(
        manager,
        'SELECT documentId, fingerprints FROM page_look WHERE caseId = ? ORDER BY documentId, page',
        [caseId],
      );
      return rows.map(({ documentId, fingerprints }) => ({
        documentId,
        fingerprints: JSON.parse(fingerprints),
      }));
    },
    listBegunDocuments: () => rowsOf(manager, 'SELECT documentId, caseId FROM begun_document'),
  };
}

export function trayWriter(manager: EntityManager): TrayWriter {
  return {
    async setTray({ caseId, kind }, pages) {
      await manager.query('DELETE FROM tray_page WHERE caseId = ? AND kind = ?', [caseId, kind]);
      await insertRows(manager, 'tray_page', columns, pages.map(toRow));
    },
    dropTrayPages: (pageIds) => deleteRows(manager, 'tray_page', 'pageId', pageIds),
    beginDocument: (documentId, caseId) =>
      insertRows(manager, 'begun_document', ['documentId', 'caseId'], [[documentId, caseId]]),
    endDocument: (documentId) => deleteRows(manager, 'begun_document', 'documentId', [documentId]),
    notePageLooks: (caseId, looks) =>
      insertRows(
        manager,
        'page_look',
        ['documentId', 'page', 'caseId', 'fingerprints'],
        looks.map(({ documentId, fingerprints }, index) => [
          documentId,
          index + 1,
          caseId,
          JSON.stringify(fingerprints),
        ]),
      ),
    async dropEndedLooks() {
      await manager.query(`DELETE FROM page_look WHERE ${isEnded('page_look')}`);
    },
  };
}
