import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSetBack, openSideFile } from '../../main/sync/side-file.ts';

const epoch = '019a0000-0000-7000-8000-00000000e001';
const other = '019a0000-0000-7000-8000-00000000e002';

async function path(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'reversa-side-')), 'outbox.json');
}

describe('the side file', () => {
  test('[S11] rises within an epoch, and begins again with another', async () => {
    const file = await path();
    const side = openSideFile(file);
    expect(await side.read()).toBeNull();
    await side.raise({ epoch, seq: 5 });
    await side.raise({ epoch, seq: 3 });
    expect(await openSideFile(file).read()).toEqual({ epoch, seq: 5 });
    await side.raise({ epoch: other, seq: 0 });
    expect(await openSideFile(file).read()).toEqual({ epoch: other, seq: 0 });
  });

  test('[S11] is written only when it says something new', async () => {
    const file = await path();
    const side = openSideFile(file);
    await side.raise({ epoch, seq: 5 });
    const { ino } = await stat(file);
    await side.raise({ epoch, seq: 5 });
    expect((await stat(file)).ino).toBe(ino);
  });

  test.each(['', '{"epoch":', '{"epoch":"x","seq":1}', '{}'])('[S11] damaged says so: %j', async (text) => {
    const file = await path();
    await writeFile(file, text);
    expect(await openSideFile(file).read()).toBe('unreadable');
    await openSideFile(file).raise({ epoch, seq: 1 });
    expect(await readFile(file, 'utf8')).toContain(epoch);
  });
});

describe('a database', () => {
  test.each([
    ['without a side file', null, 3, false],
    ['as far as its side file', { epoch, seq: 3 }, 3, false],
    ['ahead of it, with rows never sent', { epoch, seq: 3 }, 9, false],
    ['behind it', { epoch, seq: 3 }, 2, true],
    ['of another epoch', { epoch: other, seq: 0 }, 9, true],
    ['beside a damaged one', 'unreadable', 9, true],
  ] as const)('[S11] %s is judged', (_name, mark, lastSeq, expected) => {
    expect(isSetBack(mark, epoch, lastSeq)).toBe(expected);
  });
});
