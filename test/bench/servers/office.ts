import { pino } from 'pino';
import { z } from 'zod';
import { createCentral } from '../../../main/central/central.ts';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import { importBatch } from '../../../main/central/import/records.ts';
import { systemClock } from '../../../main/platform/clock.ts';
import { newId } from '../../../main/platform/ids.ts';
import { baseRecords, recordsOf } from '../../central/support/start-central.ts';
import { factsOf } from '../case-load.ts';
import { untilInputEnds } from './until-input-ends.ts';

/** The central office itself, with the requests that the bench annuls. */
const options = z
  .object({
    folder: z.string(),
    databaseUrl: z.string().nullable(),
    requests: z.int(),
    at: z.string(),
    areaIds: z.array(z.string()),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
const { folder, databaseUrl, requests, at, areaIds } = options;
const batch = 1_000;

const central = await createCentral({
  dataFolder: folder,
  databaseUrl,
  clock: systemClock,
  newId,
  logger: pino({ level: 'silent' }),
});
await central.store.importTarget.upsert(baseRecords());
for (let first = 1; first <= requests; first += batch) {
  const numbers = Array.from({ length: Math.min(batch, requests - first + 1) }, (_, index) => first + index);
  await central.store.importTarget.upsert(
    importBatch({ requests: numbers.flatMap((number) => recordsOf(factsOf(number, at)).requests) }),
  );
}
const codes = [];
for (const areaId of areaIds) {
  const code = await createEnrolmentCode(central.store, areaId, systemClock.now());
  if (!code.ok) throw new Error(`No code for ${areaId}: ${code.error}`);
  codes.push(code.value);
}
process.stdout.write(`${JSON.stringify({ url: await central.listen(0), codes })}\n`);
await untilInputEnds();
await central.close();
