import { pino } from 'pino';
import { openStoreOf } from '../../../main/central/central.ts';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import { newId } from '../../../main/platform/ids.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { recordsOfAll } from './many-requests.ts';
import { baseRecords, startOfTests } from './office-records.ts';

/** Fills a central office's folder before it serves. @returns enrolment codes of LPZ-01, one a device. */
export async function prepareOffice(
  folder: string,
  facts: readonly CaseFacts[],
  devices: number,
): Promise<readonly string[]> {
  const logger = pino({ level: 'silent' });
  const store = await openStoreOf({ dataFolder: folder, newId, logger });
  await store.importTarget.upsert(baseRecords(recordsOfAll(facts)));
  const codes: string[] = [];
  for (let count = 0; count < devices; count += 1) {
    const code = await createEnrolmentCode(store, 'LPZ-01', startOfTests);
    if (!code.ok) throw new Error(code.error);
    codes.push(code.value);
  }
  await store.close();
  return codes;
}
