/** As much of Electron's `UtilityProcess` as the workshop needs. */
export interface WorkshopProcess {
  /** Not there before it has started and after it has ended. */
  readonly pid: number | undefined;
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, whether it was ended or ended by itself. */
  onExit(listener: () => void): void;
  /** Ends it, whatever it does at the moment. */
  kill(): void;
}

export interface WorkshopLimits {
  /** Milliseconds in which a job is done, or a page more of it. */
  readonly page: number;
  /** Milliseconds in which a job is done. */
  readonly job: number;
  /** Bytes of memory that the process may hold. */
  readonly memory: number;
  /** Milliseconds between two looks at its memory. */
  readonly look: number;
  /** Milliseconds without a job after which it is ended. */
  readonly idle: number;
}

/** A picture of 100 megapixels, decoded and turned, holds some 700 MB; a branch's workstation has 4 GB. */
export const usualLimits: WorkshopLimits = {
  page: 30_000,
  job: 180_000,
  memory: 1_500_000_000,
  look: 200,
  idle: 60_000,
};

/**
 * Settings of the process's surroundings. On Linux the C library keeps memory for each thread that asks for some, and gives none of it
 * back: with one store for all, ten photographs of 12 megapixels take 240 MB and not 710.
 */
export const workshopEnvironment = { MALLOC_ARENA_MAX: '1' } as const;
