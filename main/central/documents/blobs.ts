/** Where named pieces of bytes lie: a folder, or a bucket. It knows nothing of what they are. */
export interface Blobs {
  /**
   * Whole once this resolves, or as it was before.
   *
   * @param pieces what it throws is thrown on, and nothing is put.
   * @param until `power-cut`: not forced to the disk, and after a power cut gone or of other bytes. By default it outlasts one.
   */
  put(
    key: string,
    pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    until?: 'removed' | 'power-cut',
  ): Promise<void>;
  /** @returns the bytes of the range that are there; null when nothing has this key. */
  get(key: string, range?: { readonly offset: number; readonly length: number }): Promise<Buffer | null>;
  /** Keys that begin with this text, in their order. @param prefix up to and with a slash, at least. */
  list(prefix: string): Promise<readonly StoredBlob[]>;
  /** Gone for good once this resolves. Nothing happens where there is none. */
  remove(...keys: readonly string[]): Promise<void>;
  /** Takes away what was begun by a run that was killed. */
  sweep(): Promise<void>;
}

export interface StoredBlob {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}
