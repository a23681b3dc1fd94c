/** Requests that are answered in a minute; each instance of the service counts its own. */
export interface ServiceLimits {
  /** Signed, by device. */
  readonly ofDevice: number;
  /** Enrolments, by address. */
  readonly enrolments: number;
  /** Whatever else needs no token, by address: behind a proxy the one that it tells. */
  readonly unsigned: number;
}

/** A device asks every three seconds, and as fast as it can while it catches up: a page of 1,000 changes at a time. */
export const defaultLimits: ServiceLimits = { ofDevice: 1200, enrolments: 10, unsigned: 600 };
