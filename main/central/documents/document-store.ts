import type { DataStore, Upload } from '@tus/server';
import type { Result } from '../../../shared/result.ts';

/** Milliseconds for which an upload that was begun is kept. */
export const unfinishedFor = 7 * 24 * 60 * 60 * 1000;

/** An upload that was begun. */
export type StoredUpload = Pick<Upload, 'id' | 'size' | 'offset' | 'metadata'>;

/** Content of documents by its SHA-256, sealed: in a folder, or in a bucket. Nothing is under a hash that does not have it. */
export interface DocumentStore {
  /** Where tus puts what comes in. */
  readonly uploads: DataStore;
  /** An upload that was begun and not forgotten yet; null for any other. */
  find(uploadId: string): Promise<StoredUpload | null>;
  /**
   * Keeps an upload that is complete under its hash, on disk for good once this resolves. Asked twice it does it once.
   *
   * @returns `hash-mismatch` when it is not what was announced: it is gone then, and begins anew.
   */
  keep(uploadId: string, sha256: string): Promise<Result<null, 'hash-mismatch'>>;
  /** Takes away what was noted of an upload, once its document is recorded. */
  forget(uploadId: string): Promise<void>;
  /** At most `length` bytes of a kept content from `offset` on; `damaged` when it is not what was kept. */
  read(sha256: string, offset: number, length: number): Promise<Result<Uint8Array, 'not-here' | 'damaged'>>;
  /** Takes a content away for good. */
  erase(sha256: string): Promise<void>;
  /** Takes uploads away that were begun a week ago; returns how many. */
  prune(): Promise<number>;
  /** Seals what lies here in clear or under an older key; returns how many. */
  sealStanding(): Promise<number>;
}

/** `ab/ab12…`: a folder of a million entries is slow to work with. */
export function pathOfContent(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('Content is kept under a SHA-256 alone');
  return `${sha256.slice(0, 2)}/${sha256}`;
}
