import { join } from 'node:path';

/** What lies in the data folder beside the database, and outlives it. */
export interface CareFiles {
  readonly database: string;
  readonly journal: string;
  readonly device: string;
  readonly order: string;
  readonly quarantine: string;
  readonly backups: string;
}

export function careFiles(folder: string, database: string): CareFiles {
  return {
    database,
    journal: join(folder, 'outbox-journal', 'journal.jsonl'),
    device: join(folder, 'device.json'),
    order: join(folder, 'repair.json'),
    quarantine: join(folder, 'quarantine'),
    backups: join(folder, 'backups'),
  };
}
