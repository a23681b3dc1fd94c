import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachPostgres } from './reachable-postgres.ts';

export interface PostgresCluster {
  /** Of a superuser, with no database in it: `postgres://…:PORT`. */
  readonly url: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}

/** A PostgreSQL server of its own on loopback, in a temporary folder, with nothing of its durability taken away. */
export async function startPostgres(): Promise<PostgresCluster> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'reversa-postgres-'));
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const { EmbeddedPostgres, forget } = await reachPostgres();
  const cluster = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'reversa',
    password,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
    ],
    onLog: () => {},
    onError: () => {},
  });
  await cluster.initialise();
  await cluster.start();
  return {
    url: `postgres://reversa:${password}@127.0.0.1:${port}`,
    async stop() {
      await cluster.stop();
      await rm(databaseDir, { recursive: true, force: true });
      await forget();
    },
  };
}
