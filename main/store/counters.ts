import type { EntityManager } from 'typeorm';
import { numbersIn, type Series } from '../../shared/procedure/numbers.ts';
import { deviceReader } from './device-tables.ts';
import { insertRows, rowsOf } from './sql.ts';

/** The numbers last given out in each series. */
export async function readCounters(manager: EntityManager): Promise<Readonly<Record<string, number>>> {
  const rows = await rowsOf<{ readonly series: string; readonly value: number }>(
    manager,
    'SELECT series, value FROM counter',
  );
  return Object.fromEntries(rows.map(({ series, value }) => [series, value]));
}

/** Numbers only rise: one that stands on paper must not come twice. */
export async function raiseCounters(
  manager: EntityManager,
  counters: Readonly<Record<string, number>>,
): Promise<void> {
  await insertRows(manager, 'counter', ['series', 'value'], Object.entries(counters), {
    by: ['series'],
    set: 'value = max(value, excluded.value)',
  });
}

/**
 * Raises the counters to the own numbers that stand in pulled events: a database that was made anew learns what the one before it had
 * given out, even where nothing beside it is left [Y33].
 *
 * @param bodies JSON texts of events.
 */
export async function learnNumbers(manager: EntityManager, bodies: readonly string[]): Promise<void> {
  if (bodies.length === 0) return;
  const { deviceCode } = await deviceReader(manager).getDeviceState();
  if (deviceCode === null) return;
  const highest = new Map<Series, number>();
  for (const body of bodies) {
    if (!body.includes(deviceCode)) continue;
    for (const number of numbersIn(body)) {
      if (number.deviceCode !== deviceCode) continue;
      highest.set(number.series, Math.max(number.count, highest.get(number.series) ?? 0));
    }
  }
  await raiseCounters(manager, Object.fromEntries(highest));
}
