import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import type { Role } from '../domain/people.ts';
import { channel, head, nothing, readers } from './channel.ts';

export const backupSchema = z.strictObject({
  name: z.string().min(1).max(60),
  at: instantSchema,
  bytes: z.int().min(0),
});
export type BackupRow = z.infer<typeof backupSchema>;

/** Who may put a backup in the place of the data that everybody at the workstation works with: who answers for the branch. */
export const restorers: readonly Role[] = [...head, 'administrator'];

/** How the workstation's own data are, and their backups. */
export const storeChannels = {
  getStoreState: channel({
    kind: 'query',
    request: nothing,
    response: z.strictObject({
      /** Found while it is in use: the next start repairs it. */
      isDamaged: z.boolean(),
      /** What was done to the data at this start. */
      repair: z.enum(['rebuilt', 'restored']).nullable(),
    }),
    errors: [],
    roles: 'anyone',
  }),
  /** Closes the application and starts it again, which repairs damaged data. */
  repairStore: channel({ kind: 'command', request: nothing, response: nothing, errors: [], roles: readers }),
  listBackups: channel({
    kind: 'query',
    request: nothing,
    response: z.strictObject({ rows: z.array(backupSchema), keptDays: z.int() }),
    errors: [],
    roles: readers,
  }),
  makeBackup: channel({
    kind: 'command',
    request: nothing,
    response: backupSchema,
    errors: ['no-room'],
    roles: readers,
  }),
  /** Closes the application and starts it again on the backup. */
  restoreBackup: channel({
    kind: 'command',
    request: z.strictObject({ name: backupSchema.shape.name }),
    response: nothing,
    errors: ['not-found', 'damaged-copy', 'newer-copy'],
    roles: restorers,
  }),
} as const;
