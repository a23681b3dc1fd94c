import { execFile } from 'node:child_process';
import { lstat, mkdir, readdir, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quarantineName } from '../../../main/documents/sources/folder/quarantine.ts';
import { largestDocument } from '../../../shared/domain/documents.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { type OpenSources, openSources } from './open-sources.ts';

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 7)]);
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
let open: OpenSources;

beforeEach(async () => {
  open = await openSources();
  expect(await open.sources.setSettings({ folder: open.folder, scanners: [] })).toMatchObject({ ok: true });
});
afterEach(() => open.close());

const at = (...names: readonly string[]) => join(open.folder, ...names);

async function names(): Promise<readonly string[]> {
  return (await open.sources.listFiles())?.files.map(({ name }) => name) ?? [];
}

/** Looks twice, as a page that is open does, and gives the file's id. */
async function seenTwice(name: string): Promise<string> {
  await open.sources.listFiles();
  open.clock.pass(2_000);
  const listed = await open.sources.listFiles();
  const file = listed?.files.find((each) => each.name === name);
  expect(file?.isStable).toBe(true);
  return file?.fileId ?? '';
}

async function taken(name: string) {
  const read = await open.sources.readFile(await seenTwice(name));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe('[R15] the watched folder', () => {
  it('offers documents by their first bytes, whatever they are called', async () => {
    await writeFile(at('escaneo.dat'), jpeg);
    await writeFile(at('carta.pdf'), pdf);
    await writeFile(at('factura.jpg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect([...(await names())].sort()).toEqual(['carta.pdf', 'escaneo.dat']);
  });

  it('leaves aside links, folders, pipes, hidden and unfinished files', async () => {
    await writeFile(at('a.jpg'), jpeg);
    await mkdir(at('b.jpg'));
    await symlink(at('a.jpg'), at('c.jpg'));
    await promisify(execFile)('mkfifo', [at('d.jpg')]);
    for (const name of ['.e.jpg', '~f.jpg', 'g.jpg.part', 'h.tmp', 'i.CRDOWNLOAD'])
      await writeFile(at(name), jpeg);
    expect(await names()).toEqual(['a.jpg']);
  });

  it('takes a file once it stays as it is between two looks', async () => {
    await writeFile(at('a.jpg'), jpeg);
    const first = (await open.sources.listFiles())?.files[0];
    expect(first?.isStable).toBe(false);
    expect(await open.sources.readFile(first?.fileId ?? '')).toEqual(refuse('file-changing'));
    open.clock.pass(2_000);
    await writeFile(at('a.jpg'), Buffer.concat([jpeg, jpeg]));
    expect((await open.sources.listFiles())?.files[0]?.isStable).toBe(false);
    const file = await taken('a.jpg');
    expect(file.bytes).toHaveLength(2 * jpeg.length);
    expect(file.fileName).toBe('a.jpg');
  });

  it('offers a file whose first bytes come last', async () => {
    await writeFile(at('a.jpg'), Buffer.alloc(2000));
    expect(await names()).toEqual([]);
    await writeFile(at('a.jpg'), jpeg);
    expect(await names()).toEqual(['a.jpg']);
  });

  it('moves a file to its quarantine once its pages are kept, and offers it no more', async () => {
    await writeFile(at('a.jpg'), jpeg);
    const file = await taken('a.jpg');
    expect(await names()).toEqual(['a.jpg']);
    expect(await file.done()).toEqual(ok(null));
    expect(await names()).toEqual([]);
    const [kept] = await readdir(at(quarantineName));
    expect(kept).toMatch(/^20261123T140002Z-[0-9a-f-]{36}-a\.jpg$/);
  });

  it('[R10] deletes what lies in the quarantine for more than seven days, and nothing else there', async () => {
    await writeFile(at('a.jpg'), jpeg);
    await (await taken('a.jpg')).done();
    await writeFile(at(quarantineName, 'de-otro.txt'), 'otro');
    open.clock.pass(7 * 86_400_000 - 10_000);
    await open.sources.listFiles();
    expect(await readdir(at(quarantineName))).toHaveLength(2);
    open.clock.pass(3_700_000);
    await open.sources.listFiles();
    expect(await readdir(at(quarantineName))).toEqual(['de-otro.txt']);
  });

  it('leaves a file where it is when its quarantine is a link to elsewhere', async () => {
    await writeFile(at('a.jpg'), jpeg);
    const elsewhere = await openSources();
    try {
      await symlink(elsewhere.folder, at(quarantineName));
      expect(await (await taken('a.jpg')).done()).toEqual(refuse('file-stays'));
      expect(await readdir(elsewhere.folder)).toEqual([]);
      expect((await lstat(at('a.jpg'))).isFile()).toBe(true);
    } finally {
      await elsewhere.close();
    }
  });

  it('leaves a file that changed after it was read', async () => {
    await writeFile(at('a.jpg'), jpeg);
    const file = await taken('a.jpg');
    await writeFile(at('a.jpg'), Buffer.concat([jpeg, jpeg]));
    expect(await file.done()).toEqual(refuse('file-stays'));
    expect(await names()).toEqual(['a.jpg']);
  });

  it('refuses a file that went, or has become a link or a folder since it was seen', async () => {
    await writeFile(at('a.jpg'), jpeg);
    const gone = await seenTwice('a.jpg');
    await rename(at('a.jpg'), at('.b.jpg'));
    expect(await open.sources.readFile(gone)).toEqual(refuse('file-gone'));
    await symlink(at('.b.jpg'), at('a.jpg'));
    await rename(at('.b.jpg'), at('c.jpg'));
    const linked = await seenTwice('c.jpg');
    await rename(at('c.jpg'), at('.d.jpg'));
    await symlink(at('.d.jpg'), at('c.jpg'));
    expect(await open.sources.readFile(linked)).toEqual(refuse('not-a-file'));
    await rm(at('c.jpg'));
    await mkdir(at('c.jpg'));
    expect(await open.sources.readFile(linked)).toEqual(refuse('not-a-file'));
  });

  it('refuses another file under the same name', async () => {
    await writeFile(at('a.jpg'), jpeg);
    const fileId = await seenTwice('a.jpg');
    await writeFile(at('.b.jpg'), jpeg);
    await rename(at('.b.jpg'), at('a.jpg'));
    expect(await open.sources.readFile(fileId)).toEqual(refuse('file-changing'));
  });

  it('[R14] refuses a file of 300 MB without reading it', async () => {
    await writeFile(at('a.jpg'), jpeg);
    await truncate(at('a.jpg'), 300_000_000);
    expect(await open.sources.readFile(await seenTwice('a.jpg'))).toEqual(refuse('too-large'));
    await truncate(at('a.jpg'), largestDocument);
    expect((await taken('a.jpg')).bytes).toHaveLength(largestDocument);
  });

  it('shows the newest two hundred of a thousand', async () => {
    for (let each = 0; each < 1000; each += 1) {
      const name = at(`p${String(each).padStart(4, '0')}.jpg`);
      await writeFile(name, pdf);
      await utimes(name, 1_700_000_000 + each, 1_700_000_000 + each);
    }
    const found = await names();
    expect(found).toHaveLength(200);
    expect(found[0]).toBe('p0999.jpg');
    expect(found.at(-1)).toBe('p0800.jpg');
  });

  it('cleans names that would be read otherwise than they are', async () => {
    await writeFile(at('factura\u202egpj.pdf'), pdf);
    expect(await names()).toEqual(['facturagpj.pdf']);
  });

  it('is told to be gone, and comes back', async () => {
    await writeFile(at('a.jpg'), jpeg);
    const fileId = await seenTwice('a.jpg');
    await rename(open.folder, `${open.folder}-away`);
    expect(await open.sources.readFile(fileId)).toEqual(refuse('folder-gone'));
    expect(await open.sources.listFiles()).toEqual({ state: 'gone', files: [] });
    await rename(`${open.folder}-away`, open.folder);
    expect(await names()).toEqual(['a.jpg']);
  });
});
