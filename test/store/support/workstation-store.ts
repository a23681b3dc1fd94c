import { newId, sha256 } from '../../../main/platform/ids.ts';
import {
  type OpenWorkstationOptions,
  openWorkstationStore,
  type WorkstationStore,
} from '../../../main/store/care/open-workstation-store.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import { caseEvents, fullAnnulment } from './case-events.ts';
import { logger, type TemporaryFolder } from './temporary-store.ts';

/** The workstation's store in a folder, with everything that stands beside it. */
export async function openCared(
  folder: TemporaryFolder,
  options: Partial<OpenWorkstationOptions> = {},
): Promise<WorkstationStore> {
  const opened = await openWorkstationStore({
    folder: folder.path,
    file: folder.file(),
    logger,
    newId,
    sha256,
    now: () => new Date().toISOString(),
    ...options,
  });
  if (!opened.ok) throw new Error(`The store did not open: ${opened.error}`);
  return opened.value;
}

/** Commits the first events of a case, each in a transaction of its own. */
export async function writeCase(
  { store }: Pick<WorkstationStore, 'store'>,
  number: number,
  count = 2,
): Promise<readonly CaseEvent[]> {
  const events = caseEvents(fullAnnulment, { number }).slice(0, count);
  for (const event of events) await store.transaction((writer) => writer.appendEvent(event));
  return events;
}

/** Everything that a workstation knows of itself once it is enrolled. */
export const enrolment = {
  deviceId: 'd-1',
  deviceCode: 'LPZ-01-02',
  area: { id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ' },
  centralUrl: 'https://central.example.test',
  wrappedKey: 'wrapped',
  serverEpoch: '019a0000-0000-7000-8000-0000000000aa',
  firstSyncDone: true,
} as const;
