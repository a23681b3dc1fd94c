import { EntitySchema } from 'typeorm';
import type { StoredPage } from '../tray-store.ts';

/** A captured page that is not attached yet; what is seen on it and done to it as JSON text. */
export interface TrayPageRow
  extends Omit<StoredPage, 'examined' | 'adjustments' | 'seen' | 'overruled'>,
    Readonly<Record<'examined' | 'adjustments' | 'seen', string>> {
  /** From 0, in the order of the document. */
  readonly position: number;
  readonly overruled: string | null;
}

export const trayPageEntity = new EntitySchema<TrayPageRow>({
  name: 'tray_page',
  tableName: 'tray_page',
  columns: {
    pageId: { type: 'varchar', primary: true },
    caseId: { type: 'varchar' },
    kind: { type: 'varchar' },
    position: { type: 'integer' },
    source: { type: 'varchar' },
    wrappedName: { type: 'varchar', nullable: true },
    takenAt: { type: 'varchar' },
    sha256: { type: 'varchar' },
    examined: { type: 'text' },
    adjustments: { type: 'text' },
    seen: { type: 'text' },
    overruled: { type: 'text', nullable: true },
  },
});
