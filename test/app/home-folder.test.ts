import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareHome } from '../../main/app/home-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reversa-home-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a missing data folder is made, for its user alone', () => {
  const home = join(folder, 'a', 'b');
  expect(prepareHome(home)).toEqual({
    ok: true,
    value: { folder: home, database: join(home, 'branch.db'), browser: join(home, 'browser') },
  });
  expect(statSync(home).mode & 0o077).toBe(0);
});

test('a data folder that exists is taken as it is', () => {
  expect(prepareHome(folder).ok).toBe(true);
  expect(prepareHome(folder).ok).toBe(true);
});

test('a file in its place is named by its code', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(prepareHome(file)).toEqual({ ok: false, error: 'EEXIST' });
  expect(prepareHome(join(file, 'below'))).toEqual({ ok: false, error: 'ENOTDIR' });
});
