import { ok, type Result, refuse } from '../../../shared/result.ts';
import { defaultLimits, type ServiceLimits } from '../http/service-limits.ts';

/** What the environment says of how the service serves. */
export interface ServiceSettings {
  readonly limits: ServiceLimits;
  readonly metricsToken: string | null;
  /** Seconds between `/ready` saying no and the end of listening. */
  readonly drainSeconds: number;
  readonly logLevel: LogLevel;
}

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
type LogLevel = (typeof logLevels)[number];

/** Anybody may ask for the metrics: a token that can be guessed would be none. */
const shortestToken = 16;

const numbers = {
  REQUESTS_PER_MINUTE: { least: 20, most: 1_000_000, standing: defaultLimits.ofDevice },
  ENROLMENTS_PER_MINUTE: { least: 1, most: 1_000_000, standing: defaultLimits.enrolments },
  UNSIGNED_PER_MINUTE: { least: 1, most: 1_000_000, standing: defaultLimits.unsigned },
  DRAIN_SECONDS: { least: 0, most: 300, standing: 0 },
} as const;
type NumberName = keyof typeof numbers;

function readNumber(variables: NodeJS.ProcessEnv, name: NumberName): Result<number, string> {
  const { least, most, standing } = numbers[name];
  const text = variables[name];
  if (!text) return ok(standing);
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? ok(value)
    : refuse(`${name} debe ser un número entero de ${least} a ${most} y es «${text}».`);
}

/** @returns in words for the operator, what is wrong with a setting. */
export function readServiceSettings(variables: NodeJS.ProcessEnv): Result<ServiceSettings, string> {
  const ofDevice = readNumber(variables, 'REQUESTS_PER_MINUTE');
  if (!ofDevice.ok) return ofDevice;
  const enrolments = readNumber(variables, 'ENROLMENTS_PER_MINUTE');
  if (!enrolments.ok) return enrolments;
  const unsigned = readNumber(variables, 'UNSIGNED_PER_MINUTE');
  if (!unsigned.ok) return unsigned;
  const drainSeconds = readNumber(variables, 'DRAIN_SECONDS');
  if (!drainSeconds.ok) return drainSeconds;
  const metricsToken = variables.METRICS_TOKEN || null;
  if (metricsToken !== null && metricsToken.length < shortestToken)
    return refuse(`METRICS_TOKEN debe tener al menos ${shortestToken} caracteres.`);
  const logLevel = logLevels.find((level) => level === (variables.LOG_LEVEL || 'info'));
  if (logLevel === undefined)
    return refuse(`LOG_LEVEL debe ser ${logLevels.join(', ')} y es «${variables.LOG_LEVEL}».`);
  const limits = { ofDevice: ofDevice.value, enrolments: enrolments.value, unsigned: unsigned.value };
  return ok({ limits, metricsToken, drainSeconds: drainSeconds.value, logLevel });
}
