import { resolve } from 'node:path';
import { z } from 'zod';
import { type Instant, instantSchema } from '../../shared/domain/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

export interface Environment {
  /** The data folder, absolute. */
  readonly home: string;
  readonly central: string | null;
  readonly enrolmentCode: string | null;
  /** The moment at which the clock starts; null for the machine's own. */
  readonly now: Instant | null;
  readonly isHeadless: boolean;
}

export interface EnvironmentProblem {
  readonly variable: string;
  readonly reason: 'malformed' | 'refused-when-packaged';
}

const unset = z.literal('').transform(() => undefined);
const webAddress = z.url({ protocol: /^https?$/ }).max(300);
const variables = z.object({
  REVERSA_HOME: z.string().min(1).or(unset).optional(),
  REVERSA_CENTRAL: webAddress.or(unset).optional(),
  REVERSA_ENROLMENT_CODE: z.string().min(6).max(60).or(unset).optional(),
  REVERSA_NOW: instantSchema.or(unset).optional(),
  REVERSA_HEADLESS: z
    .enum(['0', '1'])
    .or(unset)
    .optional()
    .transform((value) => value === '1'),
});

/**
 * Reads the settings of the README's table.
 *
 * @param options.defaultHome the platform's folder for this application's data.
 * @returns the first variable that cannot be used: a wrong setting stops the start instead of being passed over.
 */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  { defaultHome, isPackaged }: { readonly defaultHome: string; readonly isPackaged: boolean },
): Result<Environment, EnvironmentProblem> {
  const read = variables.safeParse(environment);
  if (!read.success) return refuse({ variable: String(read.error.issues[0]?.path[0]), reason: 'malformed' });
  const { REVERSA_HOME, REVERSA_CENTRAL, REVERSA_ENROLMENT_CODE, REVERSA_NOW, REVERSA_HEADLESS } = read.data;
  // Whoever can set a variable could otherwise make any request one of the same day (R17).
  if (REVERSA_NOW && isPackaged) return refuse({ variable: 'REVERSA_NOW', reason: 'refused-when-packaged' });
  return ok({
    home: resolve(REVERSA_HOME ?? defaultHome),
    central: REVERSA_CENTRAL ?? null,
    enrolmentCode: REVERSA_ENROLMENT_CODE ?? null,
    now: REVERSA_NOW ?? null,
    isHeadless: REVERSA_HEADLESS,
  });
}
