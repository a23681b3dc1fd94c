import pg from 'pg';
import { pino } from 'pino';
import { openPostgres } from '../../main/central/store/postgres/open-postgres.ts';

/** Every migration and no row: a copy of it is there sooner than the migrations are through. */
const template = 'reversa_template';
let last = 0;

export async function withClient<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Made once a cluster, before the first `createDatabase`. */
export async function createTemplate(clusterUrl: string): Promise<void> {
  await createEmptyDatabase(clusterUrl, template);
  const database = await openPostgres(`${clusterUrl}/${template}`, pino({ level: 'silent' }));
  await database.close();
}

/** @returns the URL of a new database without a table. */
export async function createEmptyDatabase(clusterUrl: string, name: string): Promise<string> {
  await withClient(`${clusterUrl}/postgres`, (client) => client.query(`CREATE DATABASE ${name}`));
  return `${clusterUrl}/${name}`;
}

/** @returns the URL of a new database that is as the migrations leave it. */
export async function createDatabase(clusterUrl: string): Promise<string> {
  last += 1;
  const name = `reversa_${process.pid}_${last}`;
  await withClient(`${clusterUrl}/postgres`, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`),
  );
  return `${clusterUrl}/${name}`;
}

export async function dropDatabase(url: string): Promise<void> {
  const { pathname } = new URL(url);
  const clusterUrl = url.slice(0, -pathname.length);
  await withClient(`${clusterUrl}/postgres`, (client) =>
    client.query(`DROP DATABASE ${pathname.slice(1)} WITH (FORCE)`),
  );
}
