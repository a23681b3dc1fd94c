import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openStoreOf } from '../../main/central/central.ts';
import { createEnrolmentCode } from '../../main/central/devices/enrolment-codes.ts';
import { newId } from '../../main/platform/ids.ts';
import type { Actor } from '../../shared/procedure/events.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import { counterAdvisor } from '../builders/case-facts.ts';
import { numberedFacts, recordsOfAll } from '../central/support/many-requests.ts';
import { baseRecords, startOfTests, user } from '../central/support/office-records.ts';
import { type Serving, startServing } from '../central/support/serving.ts';

/** As the country has regionals: what a device pulls is its own regional's. */
const regionals = ['LPZ', 'SCZ', 'CBB', 'ORU', 'PTS', 'TJA', 'CHQ', 'BEN', 'PND'] as const;
const requestsOfRegional = 3_000;

/** A branch of each regional, where devices are enrolled and act. */
export interface Branch {
  readonly areaId: string;
  readonly actor: Actor;
  /** Requests that nobody has acted on: whoever takes one acts on it. */
  readonly requests: CaseFacts[];
}

/** A central office with requests to act on, served by a process of its own. */
export interface LoadOffice {
  readonly branches: readonly Branch[];
  /** Starts it with codes for so many devices, spread over the branches. */
  serve(devices: number): Promise<{ readonly serving: Serving; readonly codes: readonly string[] }>;
  remove(): Promise<void>;
}

function branchOf(regional: string, index: number): Branch {
  const areaId = `${regional}-01`;
  const requests = Array.from({ length: requestsOfRegional }, (_, count) => {
    const facts = numberedFacts(index * requestsOfRegional + count + 1);
    return { ...facts, request: { ...facts.request, regional } };
  });
  const actor = counterAdvisor({ userId: `u-${areaId}`, areaId, areaName: `Sucursal ${areaId}` });
  return { areaId, actor, requests };
}

/** @param databaseUrl an empty PostgreSQL database; null for SQLite in a temporary folder. */
export async function prepareLoadOffice(databaseUrl: string | null): Promise<LoadOffice> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'reversa-load-'));
  const open = () => openStoreOf({ dataFolder, databaseUrl, newId, logger: pino({ level: 'silent' }) });
  const branches = regionals.map(branchOf);
  const store = await open();
  for (const { areaId, actor, requests } of branches) {
    const area = { id: areaId, name: actor.areaName, regional: areaId.slice(0, 3) };
    const users = [user(actor.userId, { username: actor.userId.toLowerCase(), areaId, name: actor.name })];
    await store.importTarget.upsert(baseRecords({ areas: [area], users, ...recordsOfAll(requests) }));
  }
  await store.close();
  return {
    branches,
    async serve(devices) {
      const codesOf = await open();
      const codes = await Promise.all(
        Array.from({ length: devices }, async (_, count) => {
          const { areaId } = branches[count % branches.length] ?? { areaId: '' };
          const code = await createEnrolmentCode(codesOf, areaId, startOfTests);
          if (!code.ok) throw new Error(`No code for ${areaId}`);
          return code.value;
        }),
      );
      await codesOf.close();
      const serving = await startServing(dataFolder, {
        ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
        REVERSA_NOW: startOfTests,
        ENROLMENTS_PER_MINUTE: '1000000',
        REQUESTS_PER_MINUTE: '1000000',
        UNSIGNED_PER_MINUTE: '1000000',
        LOG_LEVEL: 'warn',
      });
      return { serving, codes };
    },
    remove: () => rm(dataFolder, { recursive: true, force: true }),
  };
}
