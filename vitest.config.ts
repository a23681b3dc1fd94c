import { defineConfig } from 'vitest/config';

/** What runs on both databases of the central office; what is PostgreSQL's alone stands in folders of that name. */
const onBothDatabases = [
  'test/central/{http,push,feed}/**/*.test.ts',
  'test/central/store/import-batch.test.ts',
  'test/sync/with-central.test.ts',
  'test/sync/{digest,snapshot}/**/*.test.ts',
  'test/sync/uploads/{documents,retention,document-digest}.test.ts',
];
const postgresAlone = 'test/**/postgres/**/*.test.ts';
/** Milliseconds: a busy machine breaks no promise, and the long rounds are run beside other work. */
const patience = process.env.REVERSA_TORTURE ? 600_000 : 60_000;
const elsewhere = ['test/journeys/**', 'test/bench/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Files share a process: nothing of ours is kept in modules, and loading them anew for each took a quarter of the time.
    isolate: false,
    // What takes a second on a calm machine may take many on a busy one.
    testTimeout: patience,
    hookTimeout: patience,
    // A date that is right only where the developer sits is wrong.
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          // Its own choice on two cores is one: most files wait for disks and other processes.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...elsewhere, postgresAlone],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          // One server for all: a transaction of one file holds back the feeds of the others, as it does in any PostgreSQL server.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          include: [...onBothDatabases, postgresAlone],
          exclude: elsewhere,
          globalSetup: 'test/support/provide-postgres.ts',
        },
      },
    ],
  },
});
