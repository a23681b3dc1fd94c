import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { S3Store } from '@tus/s3-store';
import type { Blobs, StoredBlob } from './blobs.ts';
import type { BucketSettings } from './bucket-settings.ts';

const goneNames: readonly string[] = ['NoSuchKey', 'NotFound'];

function isNamed(error: unknown, names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

/**
 * Used for its connection to the bucket alone. The stock store makes multipart uploads, whose parts of less than 5 MB it has to fetch and
 * send anew with each request: a document of 15 MB in parts of 64 kB would be sent a hundred times.
 */
class Bucket extends S3Store {
  async put(key: string, body: Uint8Array): Promise<void> {
    await this.client.putObject({ Bucket: this.bucket, Key: key, Body: body });
  }

  async get(key: string, range?: string): Promise<Buffer> {
    const asked = { Bucket: this.bucket, Key: key, ...(range === undefined ? {} : { Range: range }) };
    const { Body } = await this.client.getObject(asked);
    return buffer(Body as Readable);
  }

  async delete(key: string): Promise<void> {
    await this.client.deleteObject({ Bucket: this.bucket, Key: key });
  }

  async list(prefix: string): Promise<readonly StoredBlob[]> {
    const found: StoredBlob[] = [];
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
}

/** Objects of a bucket of S3, or of anything that speaks its protocol. */
export function openBucketBlobs(settings: BucketSettings): Blobs {
  const { bucket, endpoint, region, keyId, secretKey } = settings;
  const objects = new Bucket({
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
  return {
    async put(key, pieces) {
      const whole: Uint8Array[] = [];
      // An object is put at once: no document is larger than 15 MB.
      for await (const piece of pieces) whole.push(piece);
      await objects.put(key, Buffer.concat(whole));
    },
    async get(key, range) {
      try {
        return await objects.get(
          key,
          range === undefined ? undefined : `bytes=${range.offset}-${range.offset + range.length - 1}`,
        );
      } catch (error) {
        if (isNamed(error, goneNames)) return null;
        if (isNamed(error, ['InvalidRange'])) return Buffer.alloc(0);
        throw error;
      }
    },
    list: (prefix) => objects.list(prefix),
    async remove(...keys) {
      for (const key of keys) await objects.delete(key);
    },
    // What was not put whole is not in a bucket.
    sweep: async () => {},
  };
}
