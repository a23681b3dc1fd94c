import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { S3Store } from '@tus/s3-store';
import { ERRORS, Upload } from '@tus/server';
import { ok, refuse } from '../../../shared/result.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { type DocumentStore, pathOfContent, unfinishedFor } from './document-store.ts';

/** By S3's own names, or as tus throws it: an object with a status. */
function isNotThere(error: unknown): boolean {
  if (error instanceof Error) return ['NoSuchKey', 'NotFound'].includes(error.name);
  return typeof error === 'object' && error !== null && 'status_code' in error && error.status_code === 404;
}

async function orNull<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (isNotThere(error)) return null;
    throw error;
  }
}

/** Parts sort by their offset as text. */
const offsetDigits = 10;

interface Part {
  readonly key: string;
  readonly offset: number;
  readonly size: number;
}

/**
 * tus' own store of a bucket, with each part as an object of its own below `uploads/<id>/`. The stock one makes multipart uploads, whose
 * parts of less than 5 MB it has to fetch and send anew with each request: a document of 15 MB in parts of 64 kB would be sent a hundred times.
 */
class Bucket extends S3Store {
  async put(key: string, body: Uint8Array | string): Promise<void> {
    await this.client.putObject({ Bucket: this.bucket, Key: key, Body: body });
  }

  async get(key: string, range?: string): Promise<Buffer> {
    const asked = { Bucket: this.bucket, Key: key, ...(range === undefined ? {} : { Range: range }) };
    const { Body } = await this.client.getObject(asked);
    return buffer(Body as Readable);
  }

  async list(prefix: string): Promise<readonly { key: string; size: number }[]> {
    const found: { key: string; size: number }[] = [];
    let after: string | undefined;
    do {
      const page = await this.client.listObjectsV2({
        Bucket: this.bucket,
        Prefix: prefix,
        ...(after === undefined ? {} : { StartAfter: after }),
      });
      for (const { Key, Size } of page.Contents ?? []) found.push({ key: Key ?? '', size: Size ?? 0 });
      after = page.IsTruncated ? found.at(-1)?.key : undefined;
    } while (after !== undefined);
    return found;
  }

  /** Parts that follow each other from the beginning: of one that came late, what it overlaps does not count. */
  async partsOf(id: string): Promise<readonly Part[]> {
    const parts: Part[] = [];
    let next = 0;
    for (const { key, size } of await this.list(`uploads/${id}/part-`)) {
      const offset = Number(key.slice(-offsetDigits));
      if (offset !== next) continue;
      parts.push({ key, offset, size });
      next += size;
    }
    return parts;
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.put(`uploads/${upload.id}/info`, JSON.stringify(upload));
    return upload;
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const bytes = await buffer(source);
    await this.put(`uploads/${id}/part-${String(offset).padStart(offsetDigits, '0')}`, bytes);
    return offset + bytes.length;
  }

  override async getUpload(id: string): Promise<Upload> {
    const info = await orNull(() => this.get(`uploads/${id}/info`));
    if (info === null) throw ERRORS.FILE_NOT_FOUND;
    const last = (await this.partsOf(id)).at(-1);
    const offset = last === undefined ? 0 : last.offset + last.size;
    return new Upload({
      ...(JSON.parse(info.toString()) as ConstructorParameters<typeof Upload>[0]),
      offset,
    });
  }

  override async remove(id: string): Promise<void> {
    // What is noted of it goes last: a removal that was cut short is seen, and done again.
    const keys = (await this.list(`uploads/${id}/`))
      .map(({ key }) => key)
      .sort()
      .reverse();
    for (const key of keys) await this.client.deleteObject({ Bucket: this.bucket, Key: key });
  }

  override async deleteExpired(): Promise<number> {
    const noted = (await this.list('uploads/')).filter(({ key }) => key.endsWith('/info'));
    let removed = 0;
    for (const { key } of noted) {
      const id = key.split('/')[1] ?? '';
      const made = Date.parse((await orNull(() => this.getUpload(id)))?.creation_date ?? '');
      if (!(Date.now() - made > unfinishedFor)) continue;
      await this.remove(id);
      removed += 1;
    }
    return removed;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Documents in a bucket: what comes in below `uploads/`, what is whole under `<aa>/<sha256>`. It counts only once what the bucket gives
 * back has the hash that was announced (sync protocol 12).
 */
export async function openBucketStore(settings: BucketSettings): Promise<DocumentStore> {
  const { bucket, endpoint, region, keyId, secretKey } = settings;
  const uploads = new Bucket({
    expirationPeriodInMilliseconds: unfinishedFor,
    s3ClientConfig: {
      bucket,
      region,
      credentials: { accessKeyId: keyId, secretAccessKey: secretKey },
      // The content has a hash of its own; not everything that speaks S3's protocol knows these.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    },
  });

  async function isKept(sha256: string): Promise<boolean> {
    const kept = await orNull(() => uploads.get(pathOfContent(sha256)));
    return kept !== null && hashOf(kept) === sha256;
  }

  return {
    uploads,
    find: (uploadId) => orNull(() => uploads.getUpload(uploadId)),
    async keep(uploadId, sha256) {
      const parts = await uploads.partsOf(uploadId);
      const content = Buffer.concat(await Promise.all(parts.map(({ key }) => uploads.get(key))));
      if (hashOf(content) !== sha256) {
        await uploads.remove(uploadId);
        return refuse('hash-mismatch');
      }
      await uploads.put(pathOfContent(sha256), content);
      if (!(await isKept(sha256))) throw new Error('The bucket gives back another content than it was given');
      return ok(null);
    },
    forget: (uploadId) => uploads.remove(uploadId),
    read: (sha256, offset, length) =>
      orNull(() => uploads.get(pathOfContent(sha256), `bytes=${offset}-${offset + length - 1}`)),
    prune: () => uploads.deleteExpired(),
  };
}
