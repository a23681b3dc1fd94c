import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-cluster.ts';
import { createTemplate } from './postgres-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the cluster; undefined where tests run on SQLite. */
    postgresUrl: string | undefined;
  }
}

/** One server for all files of the project; each office has a database of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgres();
  await createTemplate(cluster.url);
  project.provide('postgresUrl', cluster.url);
  return () => cluster.stop();
}
