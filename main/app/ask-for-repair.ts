import { app, dialog } from 'electron';
import { listBackups } from '../store/care/backups.ts';
import { describeRepair } from './repair-words.ts';

/**
 * Asks how damaged data are to be replaced.
 *
 * @returns the backup to put back; null to pull everything, which is also done where nobody can be asked.
 */
export async function askForRepair(folder: string, isHeadless: boolean): Promise<string | null> {
  const [newest] = await listBackups(folder);
  if (newest === undefined || isHeadless) return null;
  await app.whenReady();
  const { response } = await dialog.showMessageBox(describeRepair(newest));
  return response === 0 ? newest.name : null;
}
