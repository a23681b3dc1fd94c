import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workstation } from './workstation.ts';

/** Answers the next save dialogs beforehand: what is saved then goes into a folder of its own. */
export async function chooseFile({ app }: Workstation, name: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'reversa-saved-')), name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}
