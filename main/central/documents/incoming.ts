import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import type { Blobs } from './blobs.ts';
import { type DocumentKeys, keyBytes } from './document-keys.ts';
import { unfinishedFor } from './document-store.ts';
import { openPart, partEnvelope, sealPart } from './sealed-content.ts';

/** Parts sort by their offset as text. */
const offsetDigits = 10;

interface Part {
  readonly key: string;
  readonly offset: number;
  /** Bytes in clear. */
  readonly size: number;
}

type Noted = ConstructorParameters<typeof Upload>[0] & { readonly sealedKey: string };

/**
 * What comes in by tus, below `uploads/<id>/`: what is noted of the upload, and each part as it came, sealed under the upload's key. No
 * byte of a document lies here in clear (R10).
 */
export class Incoming extends DataStore {
  readonly #blobs: Blobs;
  readonly #keys: DocumentKeys;

  constructor(blobs: Blobs, keys: DocumentKeys) {
    super();
    this.#blobs = blobs;
    this.#keys = keys;
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  }

  async #noted(id: string): Promise<Noted | null> {
    const text = await this.#blobs.get(`uploads/${id}/info`);
    return text === null ? null : (JSON.parse(text.toString('utf8')) as Noted);
  }

  #note(id: string, upload: object, key: Buffer): Promise<void> {
    const noted = { ...upload, sealedKey: this.#wrap(id, key) };
    return this.#blobs.put(`uploads/${id}/info`, [Buffer.from(JSON.stringify(noted), 'utf8')]);
  }

  #keyOf({ id, sealedKey }: Noted): Buffer | null {
    return this.#keys.unwrap(Buffer.from(sealedKey, 'base64'), `upload\n${id}`);
  }

  #wrap(id: string, key: Buffer): string {
    return this.#keys.wrap(key, `upload\n${id}`).toString('base64');
  }

  /** Parts that follow each other from the beginning: of one that came late, what it overlaps does not count. */
  async #partsOf(id: string): Promise<readonly Part[]> {
    const parts: Part[] = [];
    let next = 0;
    for (const { key, size: sealed } of await this.#blobs.list(`uploads/${id}/part-`)) {
      const offset = Number(key.slice(-offsetDigits));
      const size = sealed - partEnvelope;
      if (offset !== next || size < 0) continue;
      parts.push({ key, offset, size });
      next += size;
    }
    return parts;
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.#note(upload.id, upload, randomBytes(keyBytes));
    return upload;
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const noted = await this.#noted(id);
    const key = noted === null ? null : this.#keyOf(noted);
    if (key === null) throw ERRORS.FILE_NOT_FOUND;
    const pieces: readonly Buffer[] = await source.toArray();
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    const place = `uploads/${id}/part-${String(offset).padStart(offsetDigits, '0')}`;
    // It does not open after a power cut that took some of it, and comes again: forced to the disk, each byte would go there twice.
    if (size > 0) await this.#blobs.put(place, sealPart(key, offset, pieces), 'power-cut');
    return offset + size;
  }

  /** @returns null for one that was never begun, or is forgotten. */
  async find(id: string): Promise<Upload | null> {
    const noted = await this.#noted(id);
    if (noted === null) return null;
    const last = (await this.#partsOf(id)).at(-1);
    return new Upload({ ...noted, offset: last === undefined ? 0 : last.offset + last.size });
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = await this.find(id);
    if (found === null) throw ERRORS.FILE_NOT_FOUND;
    return found;
  }

  /** The content in clear, part by part; it ends early at a part that is not what came. */
  async *contentOf(id: string): AsyncGenerator<Buffer> {
    const noted = await this.#noted(id);
    const uploadKey = noted === null ? null : this.#keyOf(noted);
    if (uploadKey === null) return;
    for (const { key, offset } of await this.#partsOf(id)) {
      const sealed = await this.#blobs.get(key);
      const plain = sealed === null ? null : openPart(uploadKey, offset, sealed);
      if (plain === null) return;
      yield plain;
    }
  }

  override async remove(id: string): Promise<void> {
    // What is noted of it goes last: a removal that was cut short is seen, and done again.
    const keys = (await this.#blobs.list(`uploads/${id}/`)).map(({ key }) => key).reverse();
    const info = `uploads/${id}/info`;
    await this.#blobs.remove(...keys.filter((each) => each !== info));
    await this.#blobs.remove(info);
  }

  /** Of all uploads that were begun. */
  async list(): Promise<readonly string[]> {
    const found = await this.#blobs.list('uploads/');
    return found.flatMap(({ key }) => (key.endsWith('/info') ? [key.split('/')[1] ?? ''] : []));
  }

  override async deleteExpired(): Promise<number> {
    let removed = 0;
    for (const id of await this.list()) {
      const made = Date.parse((await this.#noted(id))?.creation_date ?? '');
      if (!(Date.now() - made > unfinishedFor)) continue;
      await this.remove(id);
      removed += 1;
    }
    return removed;
  }

  override getExpiration(): number {
    return unfinishedFor;
  }

  /** Wraps the keys of uploads anew that an older master key wrapped. @returns how many. */
  async renewKeys(isOld: (wrapped: Buffer) => boolean): Promise<number> {
    let renewed = 0;
    for (const id of await this.list()) {
      const noted = await this.#noted(id);
      if (noted === null || !isOld(Buffer.from(noted.sealedKey, 'base64'))) continue;
      const key = this.#keyOf(noted);
      if (key === null) continue;
      await this.#note(id, noted, key);
      renewed += 1;
    }
    return renewed;
  }
}
