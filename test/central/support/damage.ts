import { withClient } from '../../support/postgres-database.ts';
import { runRaw, withoutGuards } from './raw-database.ts';
import type { TestCentral } from './start-central.ts';

/** Changes the central office's database behind its back, as an intruder or a fault would; the log's guards are off meanwhile. */
export async function damage({ folder, databaseUrl }: TestCentral, statement: string): Promise<void> {
  if (databaseUrl === null) return runRaw(folder, ...withoutGuards.map(ifThere), statement);
  await withClient(databaseUrl, async (client) => {
    await client.query('ALTER TABLE case_event DISABLE TRIGGER ALL');
    await client.query(statement);
  });
}

function ifThere(statement: string): string {
  return statement.replace('DROP TRIGGER', 'DROP TRIGGER IF EXISTS');
}
