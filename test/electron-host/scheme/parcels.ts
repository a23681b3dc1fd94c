import { randomBytes } from 'node:crypto';

export const parcelPath = '/__electron_host_parcel__';

/**
 * Where large IPC values wait between the page and the host: the debugging pipe moves some 3 MB/s, loopback HTTP far
 * more. A parcel is handed out once, by its unguessable number.
 */
export class Parcels {
  /** Known to the preload's world alone, so that neither the page nor another program can leave or fetch a parcel. */
  readonly secret = randomBytes(24).toString('hex');
  readonly #parcels = new Map<string, Uint8Array>();

  put(bytes: Uint8Array): string {
    const number = randomBytes(16).toString('hex');
    this.#parcels.set(number, bytes);
    return number;
  }

  take(number: string): Uint8Array {
    const bytes = this.#parcels.get(number);
    if (!bytes) throw new Error(`electron-host: there is no parcel ${number}`);
    this.#parcels.delete(number);
    return bytes;
  }
}
