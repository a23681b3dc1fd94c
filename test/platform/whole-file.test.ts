import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../main/platform/ids.ts';
import { writeWholeFile } from '../../main/platform/whole-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-pdf-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('%PDF-1.7');

test('a file is written whole and nothing beside it', async () => {
  await writeWholeFile(join(folder, 'n.pdf'), bytes, newId);
  expect(await readdir(folder)).toEqual(['n.pdf']);
  expect(await readFile(join(folder, 'n.pdf'), 'utf8')).toBe('%PDF-1.7');
});

test('a file of the same name is replaced', async () => {
  await writeFile(join(folder, 'n.pdf'), 'a longer text than the new one');
  await writeWholeFile(join(folder, 'n.pdf'), bytes, newId);
  expect(await readFile(join(folder, 'n.pdf'), 'utf8')).toBe('%PDF-1.7');
});

test('a failure leaves no draft behind', async () => {
  await mkdir(join(folder, 'n.pdf', 'full'), { recursive: true });
  await expect(writeWholeFile(join(folder, 'n.pdf'), bytes, newId)).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['n.pdf']);
});
