import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import S3rver from 's3rver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BucketSettings } from '../../../main/central/documents/bucket-settings.ts';
import { openBucketStore } from '../../../main/central/documents/bucket-store.ts';
import type { DocumentStore } from '../../../main/central/documents/document-store.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';

const content = randomBytes(300_000);
const hash = sha256(content);

let folder: string;
let server: S3rver;
let settings: BucketSettings;
let documents: DocumentStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-bucket-'));
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'documentos', configs: [] }],
  });
  const { port } = await server.run();
  settings = {
    bucket: 'documentos',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    keyId: 'S3RVER',
    secretKey: 'S3RVER',
  };
  documents = await openBucketStore(settings);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

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

describe('documents in a bucket', () => {
  it('[S13] come in part by part, go on after a new start, and are kept under their hash', async () => {
    const id = await begin(content.length);
    await send(id, 0, 100_000);
    documents = await openBucketStore(settings);
    expect(await documents.find(id)).toMatchObject({ offset: 100_000, size: content.length });
    await send(id, 100_000, 200_000);
    await send(id, 200_000, 300_000);
    expect((await documents.keep(id, hash)).ok).toBe(true);
    await documents.forget(id);
    expect(await documents.find(id)).toBeNull();
    expect(await documents.read(hash, 0, content.length)).toEqual(content);
    expect(await documents.read(hash, 1000, 10)).toEqual(content.subarray(1000, 1010));
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
    expect(await documents.read(hash, 0, 10)).toBeNull();
  });

  it('that nobody went on with for a week are removed', async () => {
    const old = await begin(10, new Date(Date.now() - 8 * 24 * 60 * 60 * 1000).toISOString());
    const young = await begin(10);
    expect(await documents.prune()).toBe(1);
    expect(await documents.find(old)).toBeNull();
    expect(await documents.find(young)).not.toBeNull();
    expect((await readdir(folder, { recursive: true })).some((name) => name.includes(old))).toBe(false);
  });
});
