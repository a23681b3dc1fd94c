/** Where named pieces of bytes lie: a folder, or a bucket. It knows nothing of what they are. */
export interface Blobs {
  /** Whole and on disk once this resolves, or as it was before. @param pieces what it throws is thrown on. */
  put(key: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void>;
  /** @returns the bytes of the range that are there; null when nothing has this key. */
  get(key: string, range?: { readonly offset: number; readonly length: number }): Promise<Buffer | null>;
  /** Keys that begin with this text, in their order. @param prefix up to and with a slash, at least. */
  list(prefix: string): Promise<readonly StoredBlob[]>;
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>;
  /** Takes away what was begun by a run that was killed. */
  sweep(): Promise<void>;
}

export interface StoredBlob {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}
