import type { EntityManager } from 'typeorm';
import type { StoreWriter } from './branch-store.ts';
import { deviceReader } from './device-tables.ts';
import { insertRows, rowsOf } from './sql.ts';

/** A number as it stands in an event: series, device, and the device's own count. */
const numbers = /"(N-)?([A-Z0-9-]{1,40}?)-(\d{6,})"/g;

type Series = Parameters<StoreWriter['nextNumber']>[0];

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
 * @param bodies JSON texts of events, where a number stands as `"LPZ-01-02-000045"` or `"N-LPZ-01-02-000045"`.
 */
export async function learnNumbers(manager: EntityManager, bodies: readonly string[]): Promise<void> {
  if (bodies.length === 0) return;
  const { deviceCode } = await deviceReader(manager).getDeviceState();
  if (deviceCode === null) return;
  const highest = new Map<Series, number>();
  for (const body of bodies) {
    if (!body.includes(deviceCode)) continue;
    for (const [, prefix, device, digits] of body.matchAll(numbers)) {
      if (device !== deviceCode) continue;
      const series = prefix === undefined ? 'case' : 'notification';
      highest.set(series, Math.max(Number(digits), highest.get(series) ?? 0));
    }
  }
  await raiseCounters(manager, Object.fromEntries(highest));
}
