import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../platform/clock.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { BranchReport } from '../store/records.ts';

/** A device that was not seen for a day says nothing of how the service does. */
const dayMs = 86_400_000;
const presentMs = 300_000;

/** What the store knows, asked for when somebody reads the metrics. */
export function describeBranches(registry: Registry, store: CentralStore, clock: Clock) {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const feedRows = gauge('reversa_feed_lag_rows', 'Changes that the device furthest behind does not have', [
    'regional',
  ]);
  const feedSeconds = gauge(
    'reversa_feed_lag_seconds',
    'Most seconds by which a device that was seen in the last day may be behind the feed',
    ['regional'],
  );
  const devices = gauge('reversa_devices_present', 'Devices seen in the last five minutes', ['area']);
  const unsent = gauge('reversa_unsent_operations', 'Operations that wait at the devices of a branch', [
    'area',
  ]);
  const oldest = gauge(
    'reversa_unsent_oldest_seconds',
    'Age of the operation that waits longest at a branch, by its device’s clock',
    ['area'],
  );
  const mails = gauge('reversa_mails_queued', 'Mails that wait to be sent', []);
  const before = (ms: number) => new Date(Date.parse(clock.now()) - ms).toISOString();
  const age = (instant: string) => Math.max(0, (Date.parse(clock.now()) - Date.parse(instant)) / 1000);

  async function describeLag(reports: readonly BranchReport[]): Promise<void> {
    feedRows.reset();
    feedSeconds.reset();
    for (const [regional, group] of Map.groupBy(reports, (report) => report.regional)) {
      const known = group.filter(({ cursorSeq }) => cursorSeq !== null);
      const furthest = Math.min(...known.map(({ cursorSeq }) => cursorSeq ?? 0));
      const rows = known.length === 0 ? 0 : await store.read.countFeedBehind(regional, furthest);
      feedRows.set({ regional }, rows);
      // What it does not have came after it was seen last: a pull hands out all that was there.
      const seenAt = known.map((report) => report.leastSeenAt).sort()[0];
      feedSeconds.set({ regional }, rows === 0 || seenAt === undefined ? 0 : age(seenAt));
    }
  }

  return async function refresh(): Promise<void> {
    const reports = await store.read.listBranchReports(before(dayMs));
    await describeLag(reports);
    unsent.reset();
    oldest.reset();
    for (const { area, pending, oldestAt } of reports) {
      unsent.set({ area }, pending);
      oldest.set({ area }, oldestAt === null ? 0 : age(oldestAt));
    }
    devices.reset();
    for (const { area, devices: count } of await store.read.listBranchReports(before(presentMs)))
      devices.set({ area }, count);
    mails.set(await store.read.countQueuedMails());
  };
}
