import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { pino } from 'pino';
import S3rver from 's3rver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Blobs } from '../../../main/central/documents/blobs.ts';
import { openBucketBlobs } from '../../../main/central/documents/bucket-blobs.ts';
import { createDocumentStore } from '../../../main/central/documents/create-document-store.ts';
import { createDocumentKeys } from '../../../main/central/documents/document-keys.ts';
import { type DocumentStore, pathOfContent } from '../../../main/central/documents/document-store.ts';
import { openFolderBlobs } from '../../../main/central/documents/folder-blobs.ts';
import { UnknownDocumentKey } from '../../../main/central/documents/key-record.ts';
import { openDocumentStore } from '../../../main/central/documents/open-document-store.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';

const content = randomBytes(300_000);
const hash = sha256(content);
const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

let folder: string;
let documents: DocumentStore;
let blobs: Blobs;
let end: () => Promise<void>;

async function openBucket(): Promise<void> {
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'documentos', configs: [] }],
  });
  const { port } = await server.run();
  blobs = openBucketBlobs({
    bucket: 'documentos',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    keyId: 'S3RVER',
    secretKey: 'S3RVER',
  });
  end = () => server.close();
}

async function openFolder(): Promise<void> {
  blobs = await openFolderBlobs(folder);
  end = async () => {};
}

const openWith = (...keys: Buffer[]) => createDocumentStore(blobs, createDocumentKeys(keys));

async function begin(size: number, made = new Date().toISOString()): Promise<string> {
  const id = newId();
  await documents.uploads.create(
    new Upload({ id, offset: 0, size, metadata: { sha256: hash }, creation_date: made }),
  );
  return id;
}

async function send(id: string, from: number, to: number, bytes = content): Promise<void> {
  await documents.uploads.write(Readable.from([bytes.subarray(from, to)]), id, from);
}

async function keepContent(): Promise<void> {
  const id = await begin(content.length);
  await send(id, 0, content.length);
  expect((await documents.keep(id, hash)).ok).toBe(true);
  await documents.forget(id);
}

async function whole() {
  const found = await documents.read(hash, 0, content.length + 1);
  return found.ok ? Buffer.from(found.value) : found.error;
}

/** Is any run of 16 bytes of the content in any file? */
async function liesInClear(): Promise<boolean> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of names.filter((each) => each.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (let at = 0; at + 16 <= content.length; at += 10_000) {
      if (bytes.includes(content.subarray(at, at + 16))) return true;
    }
  }
  return false;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-blobs-'));
});
afterEach(async () => {
  await end();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  { where: 'a bucket', open: openBucket },
  { where: 'a folder', open: openFolder },
])('documents in $where', ({ open }) => {
  beforeEach(async () => {
    await open();
    documents = await openWith(oldKey);
  });

  it('[S13] come in part by part, go on after a new start, and are kept under their hash', async () => {
    const id = await begin(content.length);
    await send(id, 0, 100_000);
    documents = await openWith(oldKey);
    expect(await documents.find(id)).toMatchObject({ offset: 100_000, size: content.length });
    await send(id, 100_000, 200_000);
    await send(id, 200_000, 300_000);
    expect((await documents.keep(id, hash)).ok).toBe(true);
    expect((await documents.keep(id, hash)).ok).toBe(true);
    await documents.forget(id);
    expect(await documents.find(id)).toBeNull();
    expect(await whole()).toEqual(content);
  });

  it('[Y40] are read from any place, across their segments', async () => {
    await keepContent();
    for (const [offset, length] of [
      [0, 1],
      [1000, 10],
      [65_535, 2],
      [65_536, 65_536],
      [100, 200_000],
      [299_999, 50],
    ] as const) {
      const part = await documents.read(hash, offset, length);
      expect(part.ok && Buffer.from(part.value)).toEqual(content.subarray(offset, offset + length));
    }
    expect(await documents.read(hash, 300_000, 5)).toEqual({ ok: true, value: new Uint8Array() });
    expect(await documents.read(sha256(Buffer.from('otro')), 0, 5)).toEqual({ ok: false, error: 'not-here' });
  });

  it('[R10] [Y40] lie nowhere in clear, neither whole nor while they come in', async () => {
    const id = await begin(content.length);
    await send(id, 0, 200_000);
    expect(await liesInClear()).toBe(false);
    await send(id, 200_000, 300_000);
    await documents.keep(id, hash);
    expect(await liesInClear()).toBe(false);
    // The search finds what is there.
    await writeFile(join(folder, 'clear'), content);
    expect(await liesInClear()).toBe(true);
  });

  it('[S13] a part that came late does not count where another stands', async () => {
    const id = await begin(content.length);
    await send(id, 0, 64_000);
    await send(id, 64_000, 128_000);
    await send(id, 0, 100_000);
    expect(await documents.find(id)).toMatchObject({ offset: 100_000 });
    await send(id, 100_000, 300_000);
    expect((await documents.keep(id, hash)).ok).toBe(true);
  });

  it('[S13] [Y29] are gone when they are not what was announced', async () => {
    const id = await begin(content.length);
    await send(id, 0, 300_000, Buffer.alloc(300_000));
    expect(await documents.keep(id, hash)).toEqual({ ok: false, error: 'hash-mismatch' });
    expect(await documents.find(id)).toBeNull();
    expect(await whole()).toBe('not-here');
  });

  it('[S13] [Y40] with a bit turned over, cut short or under another name do not open', async () => {
    await keepContent();
    await documents.sealStanding();
    const path = pathOfContent(hash);
    const sealed = (await blobs.get(path)) ?? Buffer.alloc(0);
    for (const at of [3, 8, 20, 70, 100, 200_000]) {
      const turned = Buffer.from(sealed);
      turned[at] = (turned[at] ?? 0) ^ 1;
      await blobs.put(path, [turned]);
      expect([at, await whole()]).toEqual([at, 'damaged']);
    }
    await blobs.put(path, [sealed.subarray(0, -40_000)]);
    expect(await whole()).toBe('damaged');
    const other = sha256(Buffer.from('otro'));
    await blobs.put(pathOfContent(other), [sealed]);
    expect(await documents.read(other, 0, 5)).toEqual({ ok: false, error: 'damaged' });
    await blobs.put(path, [sealed]);
    expect(await whole()).toEqual(content);
  });

  it('[Y41] go under a new key, after which the old one is not needed', async () => {
    await keepContent();
    const under = await begin(content.length);
    await send(under, 0, 100_000);
    documents = await openWith(newKey, oldKey);
    expect(await whole()).toEqual(content);
    expect(await documents.sealStanding()).toBe(2);
    expect(await documents.sealStanding()).toBe(0);
    documents = await openWith(newKey);
    expect(await whole()).toEqual(content);
    await send(under, 100_000, 300_000);
    expect((await documents.keep(under, hash)).ok).toBe(true);
  });

  it('[Y41] are not served without the key that some of them lie under', async () => {
    await keepContent();
    await expect(openWith(newKey)).rejects.toBeInstanceOf(UnknownDocumentKey);
  });

  it('[Y41] from before they were sealed are given out, and sealed by the chore', async () => {
    await blobs.put(pathOfContent(hash), [content]);
    expect(await whole()).toEqual(content);
    expect(await documents.sealStanding()).toBe(1);
    expect(await whole()).toEqual(content);
    expect(await liesInClear()).toBe(false);
    await blobs.put(pathOfContent(hash), [content]);
    expect(await whole()).toBe('damaged');
  });

  it('that nobody went on with for a week are removed', async () => {
    const old = await begin(10, new Date(Date.now() - 8 * 24 * 60 * 60 * 1000).toISOString());
    const young = await begin(10);
    expect(await documents.prune()).toBe(1);
    expect(await documents.find(old)).toBeNull();
    expect(await documents.find(young)).not.toBeNull();
  });

  it('[R18] that are erased are gone', async () => {
    await keepContent();
    await documents.erase(hash);
    await documents.erase(hash);
    expect(await whole()).toBe('not-here');
  });
});

describe('the folder of the central office', () => {
  beforeEach(openFolder);
  const logger = pino({ level: 'silent' });

  it('[S13] goes on from what a power cut left of an upload', async () => {
    documents = await openWith(oldKey);
    const id = await begin(content.length);
    for (const from of [0, 100_000, 200_000]) await send(id, from, from + 100_000);
    await writeFile(join(folder, 'uploads', id, 'part-0000100000'), '');
    expect(await documents.find(id)).toMatchObject({ offset: 100_000 });
    await send(id, 100_000, 200_000);
    expect((await documents.keep(id, hash)).ok).toBe(true);
    expect(await whole()).toEqual(content);
  });

  it('[S13] [Y29] keeps nothing of an upload of which a power cut left other bytes', async () => {
    documents = await openWith(oldKey);
    const id = await begin(content.length);
    for (const from of [0, 100_000, 200_000]) await send(id, from, from + 100_000);
    const part = join(folder, 'uploads', id, 'part-0000100000');
    await writeFile(part, Buffer.alloc((await readFile(part)).length));
    expect(await documents.keep(id, hash)).toEqual({ ok: false, error: 'hash-mismatch' });
    expect(await documents.find(id)).toBeNull();
    expect(await whole()).toBe('not-here');
    expect(await readdir(join(folder, 'drafts'))).toEqual([]);
  });

  it('[Y40] gets a key of its own where none is set, for its owner alone, and keeps it', async () => {
    const home = join(folder, 'central');
    documents = await openDocumentStore({ dataFolder: home, logger });
    await keepContent();
    documents = await openDocumentStore({ dataFolder: home, logger });
    expect(await whole()).toEqual(content);
    await writeFile(join(home, 'documents.key'), 'rota');
    await expect(openDocumentStore({ dataFolder: home, logger })).rejects.toMatchObject({
      name: 'DamagedKeyFile',
    });
  });

  it('[Y41] goes on with an upload that was begun in clear', async () => {
    const id = newId();
    const uploads = join(folder, 'central', 'documents', 'uploads');
    await mkdir(dirname(join(uploads, id)), { recursive: true });
    const noted = { id, size: content.length, offset: 0, metadata: { sha256: hash } };
    await writeFile(join(uploads, `${id}.json`), JSON.stringify(noted));
    await writeFile(join(uploads, id), content.subarray(0, 120_000));
    documents = await openDocumentStore({ dataFolder: join(folder, 'central'), logger });
    expect(await documents.find(id)).toMatchObject({ offset: 120_000 });
    expect(await liesInClear()).toBe(false);
    await send(id, 120_000, 300_000);
    expect((await documents.keep(id, hash)).ok).toBe(true);
    expect(await whole()).toEqual(content);
  });
});
