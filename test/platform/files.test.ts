import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTextFile, writeFileDurably } from '../../main/platform/files.ts';

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'reversa-files-'));
}

describe('files', () => {
  test('are null when they are not there', async () => {
    expect(await readTextFile(join(await folder(), 'nothing.json'))).toBeNull();
  });

  test('throw what is not their absence', async () => {
    await expect(readTextFile(await folder())).rejects.toThrow();
  });

  test('are replaced whole, for their owner alone, with nothing left beside them', async () => {
    const home = await folder();
    const path = join(home, 'mark.json');
    await writeFileDurably(path, 'first');
    await writeFile(`${path}.new`, 'left by a power cut');
    await writeFileDurably(path, 'second');
    expect(await readTextFile(path)).toBe('second');
    expect(await readdir(home)).toEqual(['mark.json']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
