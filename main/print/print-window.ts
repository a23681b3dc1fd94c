/** A window that nobody sees, holding the paper of one job. */
export interface PrintWindow {
  /** Loads the page that shows the job's paper. */
  load(jobId: string): Promise<void>;
  /** The page's title: how it tells that the paper is ready, or cannot be. */
  title(): Promise<string>;
  countPrinters(): Promise<number>;
  /** Sends the page to the printer that the system has as its default, without asking. */
  print(): Promise<'printed' | 'cancelled' | 'failed'>;
  toPdf(): Promise<Uint8Array>;
  close(): void;
}

/** What the print page sets as its title (`renderer/print/main.tsx`). */
export const paperTitles = { ready: 'listo', failed: 'sin datos' } as const;
