import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres-cluster.ts';
import { createEmptyDatabase } from '../support/postgres-database.ts';
import type { Bench, Group } from './bench.ts';
import { casesFor } from './case-load.ts';
import { type Child, startChild } from './child.ts';
import type { Figure } from './measure.ts';
import { documentsBesideFloor } from './office-documents.ts';
import { besideFloor, floorRounds } from './office-floor.ts';
import { besidePeer, peerRounds } from './office-peer.ts';

/** The servers, each a process of its own. */
export interface Offices {
  readonly office: Child;
  readonly floor: Child;
  readonly peer: Child;
  /** The moment of all events: the requests were registered then. */
  readonly at: string;
}

type Started = { stop(): Promise<void> };

/** Push and pull of our central office beside the floor's and the peer's. */
export const measureOffices: Group = async function* (bench: Bench): AsyncGenerator<Figure> {
  const { folder, operations, database, say } = bench;
  const started: Started[] = [];
  async function kept<Server extends Started>(starting: Promise<Server>): Promise<Server> {
    const server = await starting;
    started.unshift(server);
    return server;
  }
  try {
    const postgres = await kept(startPostgres());
    const at = new Date().toISOString();
    const cases = casesFor(operations);
    const homes = [join(folder, 'office'), join(folder, 'pouch'), join(folder, 'floor')] as const;
    for (const home of homes) await mkdir(home);
    const office = await kept(
      startChild('office', {
        folder: homes[0],
        databaseUrl: database === 'postgres' ? await createEmptyDatabase(postgres.url, 'office') : null,
        requests: cases * (floorRounds + peerRounds),
        at,
        areaIds: ['LPZ-01', 'LPZ-01', 'LPZ-02', 'LPZ-01'],
      }),
    );
    const floor = await kept(
      startChild('floor', {
        databaseUrl: await createEmptyDatabase(postgres.url, 'floor'),
        folder: homes[2],
      }),
    );
    const peer = await kept(startChild('pouch', { folder: homes[1] }));
    say(`  our central office keeps its data in ${database === 'postgres' ? 'PostgreSQL' : 'SQLite'}`);
    const offices: Offices = { office, floor, peer, at };
    yield* besideFloor(bench, offices, 1);
    yield* documentsBesideFloor(bench, offices);
    yield* besidePeer(bench, offices, 1 + cases * floorRounds);
  } finally {
    for (const server of started) await server.stop();
  }
};
