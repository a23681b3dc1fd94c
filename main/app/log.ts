import { destination, type Logger, pino } from 'pino';

/** A log of one JSON object a line on standard error. Nothing of a customer is ever handed to it (R10). */
export function openLog(): Logger {
  const lines = destination({ dest: 2, sync: true });
  // A Windows program without a console has nowhere to write, which is no reason to end.
  lines.on('error', () => undefined);
  return pino({ base: { pid: process.pid } }, lines);
}
