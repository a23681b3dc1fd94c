import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readTextFile, syncFolder, writeFileDurably } from '../../platform/files.ts';

const repairOrderSchema = z.discriminatedUnion('action', [
  /** Begin with an empty database and pull everything. */
  z.strictObject({ action: z.literal('rebuild') }),
  /** Put a backup in the database's place. */
  z.strictObject({ action: z.literal('restore'), backup: z.string().min(1).max(200) }),
]);
/** What the next start has to do before it opens the database. */
export type RepairOrder = z.infer<typeof repairOrderSchema>;

/** @returns null where there is none, or none that can be read: the database is opened as it is then. */
export async function readOrder(path: string): Promise<RepairOrder | null> {
  const text = await readTextFile(path);
  if (text === null) return null;
  try {
    const read = repairOrderSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** On the disk once it resolves: carried out at the next start, and again if that start is cut short. */
export function writeOrder(path: string, order: RepairOrder): Promise<void> {
  return writeFileDurably(path, `${JSON.stringify(order)}\n`);
}

export async function dropOrder(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}
