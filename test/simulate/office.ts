import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { type Central, createCentral } from '../../main/central/central.ts';
import { type ImportBatch, importBatch } from '../../main/central/import/records.ts';
import type { CentralStore } from '../../main/central/store/central-store.ts';
import { area, company, customer, motive, request, user } from '../builders/records.ts';
import { createDatabase, dropDatabase, withClient } from '../support/postgres-database.ts';
import type { Chance } from './chance.ts';
import type { SimulatedTime } from './time.ts';
import type { WireAnswer, WireRequest } from './wire.ts';

/** A request that reached the central office, and what it said. */
export interface Exchange {
  readonly request: WireRequest;
  readonly answer: WireAnswer;
  /** The simulated time of its arrival, in milliseconds. */
  readonly at: number;
}

export interface Office {
  readonly central: Central;
  /** All that ever arrived, in its order. */
  readonly traffic: Exchange[];
  /** Revoked devices, each with how much had arrived before. */
  readonly revokedAfter: Map<string, number>;
  deliver(request: WireRequest): Promise<WireAnswer>;
  /** How often its disk refuses a transaction. */
  diskFaults: number;
  /** How often a transaction takes so long that others are done before it: on PostgreSQL they run beside each other. */
  slowness: number;
  /**
   * Resolves once the feed hands out all that was committed: on PostgreSQL it ends before the oldest transaction of the whole server,
   * and other databases in it have theirs.
   */
  whenFed(): Promise<void>;
  /** Ends at once and starts again on what is on its disk. */
  restart(): Promise<void>;
  /** From now on another central office, with an empty database, answers at the same address. */
  replace(): Promise<void>;
  close(): Promise<void>;
}

export interface OfficeOptions {
  readonly time: SimulatedTime;
  readonly newId: () => string;
  readonly chance: Chance;
  /** Of a PostgreSQL server in which each central office gets a database of its own; null for SQLite. */
  readonly clusterUrl: string | null;
  /** Sees each request before it is answered. */
  readonly onRequest: (request: WireRequest) => void;
  /** Gets the store of each central office that starts, before its first request. */
  readonly alter: (store: CentralStore, databaseUrl: string | null) => void;
}

const requestCount = 8;
/** Longer than the others' transactions take, in real milliseconds. */
const slowMs = 30;

const waitingRows = 'SELECT 1 FROM feed WHERE txid >= pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1';
const regionals = [
  { regional: 'LPZ', branch: 'Sucursal de prueba' },
  { regional: 'SCZ', branch: 'Sucursal de otra regional' },
];

/** The numbers of the requests that a regional's branches may annul. */
export const requestIdsOf = (regional: string): readonly [string, ...string[]] => [
  `${regional}-0`,
  ...Array.from({ length: requestCount - 1 }, (_, index) => `${regional}-${index + 1}`),
];

/** The moment in which all clocks of the central office begin: 10:00 in La Paz. */
export const startOfSimulation = '2026-11-23T14:00:00.000Z';

function officeRecords(): ImportBatch {
  return importBatch({
    company: company(),
    areas: [
      area(),
      area({ id: 'LPZ-02', name: 'Segunda sucursal de prueba' }),
      area({ id: 'SCZ-01', name: 'Sucursal de otra regional', regional: 'SCZ' }),
    ],
    motives: [motive()],
    users: [
      user(),
      user({ id: 'u-2', username: 'u-2', areaId: 'LPZ-02', name: 'Segundo asesor de prueba' }),
      user({ id: 'u-3', username: 'u-3', areaId: 'SCZ-01', name: 'Asesor de otra regional' }),
      user({ id: 'u-4', username: 'u-4', name: 'Otra asesora de prueba' }),
    ],
    customers: regionals.map(({ regional }) => customer({ id: `C-${regional}`, regional })),
    requests: regionals.flatMap(({ regional, branch }) =>
      requestIdsOf(regional).map((id) => request({ id, regional, branch, customerId: `C-${regional}` })),
    ),
  });
}

/** Now and then the disk is full when a transaction is about to be committed, or another one is done before it. */
function withFaults(
  store: Pick<CentralStore, 'transaction'>,
  isFull: () => boolean,
  isSlow: () => boolean,
): Pick<CentralStore, 'transaction'> {
  const transaction = store.transaction.bind(store);
  return {
    transaction: (work) =>
      transaction(async (writer) => {
        const value = await work(writer);
        if (isFull()) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
        if (isSlow()) await delay(slowMs);
        return value;
      }),
  };
}

/** A real central office on a database of its own, asked without a socket. */
export async function openOffice({
  time,
  newId,
  chance,
  clusterUrl,
  alter,
  onRequest,
}: OfficeOptions): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-office-'));
  const clock = { now: time.instant, monotonic: time.now };
  const logger = pino({ level: 'silent' });
  const databases: string[] = [];
  async function start(name: string, databaseUrl: string | null): Promise<Central> {
    const started = await createCentral({
      dataFolder: join(folder, name),
      databaseUrl,
      clock,
      newId,
      logger,
    });
    alter(started.store, databaseUrl);
    const isFull = () => chance.happens(office.diskFaults);
    const isSlow = () => databaseUrl !== null && chance.happens(office.slowness);
    Object.assign(started.store, withFaults(started.store, isFull, isSlow));
    return started;
  }
  async function newDatabase(): Promise<string | null> {
    if (clusterUrl === null) return null;
    const url = await createDatabase(clusterUrl);
    databases.push(url);
    return url;
  }
  let present = { name: 'first', url: await newDatabase() };
  const traffic: Exchange[] = [];
  const office: Omit<Office, 'central'> = {
    traffic,
    revokedAfter: new Map(),
    diskFaults: 0,
    slowness: 0,
    async deliver(sent) {
      onRequest(sent);
      const response = await central.app.inject({
        method: sent.method === 'POST' ? 'POST' : 'GET',
        url: sent.path,
        headers: sent.headers,
        ...(sent.body === '' ? {} : { payload: sent.body }),
      });
      const answer = { status: response.statusCode, text: response.payload };
      traffic.push({ request: sent, answer, at: time.now() });
      return answer;
    },
    async whenFed() {
      if (present.url === null) return;
      await withClient(present.url, async (client) => {
        for (;;) {
          const { rows } = await client.query(waitingRows);
          if (rows.length === 0) return;
          await delay(slowMs);
        }
      });
    },
    async restart() {
      await central.close();
      central = await start(present.name, present.url);
    },
    async replace() {
      await central.close();
      present = { name: 'other', url: await newDatabase() };
      central = await start(present.name, present.url);
    },
    async close() {
      await central.close();
      for (const url of databases) await dropDatabase(url);
      await rm(folder, { recursive: true, force: true });
    },
  };
  let central = await start(present.name, present.url);
  await central.store.importTarget.upsert(officeRecords());
  return Object.defineProperty(office, 'central', { get: () => central, enumerable: true }) as Office;
}
