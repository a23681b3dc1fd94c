import type { Logger } from 'pino';
import type { SyncPort } from '../use-cases/ports.ts';

export interface AutoEnrolParts {
  readonly enrol: SyncPort['enrol'];
  readonly centralUrl: string;
  readonly code: string;
  /** Resolves after so many milliseconds; rejects once the application ends. */
  readonly wait: (ms: number) => Promise<void>;
  readonly logger: Logger;
}

/** Milliseconds between two tries: the first one, and the longest. */
const waits = { first: 1_000, longest: 15_000 } as const;

/**
 * Enrols a new workstation with the central office and code that it was started with, however long the line takes to come.
 * Any refusal but that of the line is final: the enrolment page is then there for it.
 */
export async function autoEnrol({ enrol, centralUrl, code, wait, logger }: AutoEnrolParts): Promise<void> {
  for (let pause: number = waits.first; ; pause = Math.min(pause * 2, waits.longest)) {
    const enrolled = await enrol(centralUrl, code);
    if (enrolled.ok) return;
    if (enrolled.error !== 'unreachable') {
      logger.warn({ error: enrolled.error }, 'enrolment refused');
      return;
    }
    await wait(pause);
  }
}
