import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { fakeCentral } from './support/fake-central.ts';
import { enrolledWorkstation, startWorkstation } from './support/workstation.ts';

function keys(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `m-${index}`);
}

describe('what a person has to see to', () => {
  test('[S12] a revoked device stops, keeps what it has, and is asked again only by a person', async () => {
    const central = fakeCentral();
    const { sync, store, timers } = await enrolledWorkstation(central);
    store.append('"kept"');
    central.revoke();
    await sync.syncNow();
    expect(await sync.line()).toMatchObject({ state: 'stopped', problem: 'device-revoked', pending: 1 });
    expect(timers.pending()).toBeNull();
    const asked = central.requests.length;
    sync.wake();
    expect(central.requests).toHaveLength(asked);
    await sync.syncNow();
    expect(central.requests).toHaveLength(asked + 1);
    expect(central.effects).toEqual([]);
  });

  test('[S16] a central office that was set up anew changes nothing here', async () => {
    const central = fakeCentral();
    central.feed = keys(5);
    const { sync, store } = await enrolledWorkstation(central);
    const before = [...store.rows.applied];
    central.replace();
    await sync.syncNow();
    expect(await sync.line()).toMatchObject({ state: 'stopped', problem: 'server-replaced' });
    expect(store.rows.applied).toEqual(before);
  });

  test('[S16] neither does one that knows the device and has another epoch, nor one that deletes in bulk', async () => {
    for (const spoil of [
      (central: ReturnType<typeof fakeCentral>) => {
        central.serverEpoch = '019a0000-0000-7000-8000-00000000a009';
        central.feed = keys(3);
      },
      (central: ReturnType<typeof fakeCentral>) => {
        central.feed = keys(150).map((key) => `-${key}`);
      },
    ]) {
      const central = fakeCentral();
      const { sync, store } = await enrolledWorkstation(central);
      spoil(central);
      await sync.syncNow();
      expect(await sync.line()).toMatchObject({ state: 'stopped', problem: 'server-replaced' });
      expect(store.rows.applied).toEqual([]);
    }
  });

  test('[S16] nor one that forgot operations that it had acknowledged', async () => {
    const central = fakeCentral();
    const { sync, store } = await enrolledWorkstation(central);
    store.append();
    await sync.syncNow();
    central.ledgers.clear();
    store.append('"after"');
    await sync.syncNow();
    expect(await sync.line()).toMatchObject({ state: 'stopped', problem: 'server-replaced', pending: 1 });
  });

  test('[Y12] another protocol version stops it', async () => {
    const central = fakeCentral();
    const { sync } = await enrolledWorkstation(central);
    central.protocol = protocolVersion + 1;
    await sync.syncNow();
    expect(await sync.line()).toMatchObject({ state: 'stopped', problem: 'protocol' });
    central.protocol = protocolVersion;
    await sync.syncNow();
    expect(await sync.line()).toMatchObject({ state: 'online', problem: null });
  });
});

describe('a database that was set back', () => {
  test('[S11] takes a new epoch: all operations arrive, none overwritten', async () => {
    const central = fakeCentral();
    const first = await enrolledWorkstation(central);
    first.store.append('"1"');
    await first.sync.syncNow();
    first.store.append('"2"');
    const restore = first.store.snapshot();
    await first.sync.syncNow();
    first.store.append('"3"');
    await first.sync.syncNow();
    const oldEpoch = first.store.rows.state.epoch;
    await first.sync.stop();

    restore();
    const second = await startWorkstation({
      fetch: central.fetch,
      store: first.store,
      sideFilePath: first.sideFilePath,
    });
    expect(second.store.rows.state.epoch).not.toBe(oldEpoch);
    second.store.append('"4"');
    await second.sync.syncNow();
    expect(central.effects).toEqual(['"1"', '"2"', '"3"', '"4"']);
    expect(second.store.rows.outbox).toEqual([]);
    expect(await second.sync.line()).toMatchObject({ state: 'online' });
    expect(JSON.parse(await readFile(first.sideFilePath, 'utf8'))).toEqual({
      epoch: second.store.rows.state.epoch,
      seq: 1,
    });
  });

  test('[S11] is not seen where there is none: the epoch stays over a start', async () => {
    const central = fakeCentral();
    const first = await enrolledWorkstation(central);
    first.store.append();
    await first.sync.syncNow();
    first.store.append();
    await first.sync.stop();
    const { epoch } = first.store.rows.state;
    const second = await startWorkstation({
      fetch: central.fetch,
      store: first.store,
      sideFilePath: first.sideFilePath,
    });
    await second.sync.settled();
    expect(second.store.rows.state.epoch).toBe(epoch);
    expect(central.effects).toHaveLength(2);
  });

  test('[S11] [Y13] and that went on under the old numbers takes a new epoch by itself, and everything arrives', async () => {
    const central = fakeCentral();
    const { sync, store } = await enrolledWorkstation(central);
    const restore = store.snapshot();
    store.append('"1"');
    await sync.syncNow();
    restore();
    store.append('"another 1"');
    await sync.syncNow();
    expect(await sync.line()).toMatchObject({ state: 'online', problem: null, pending: 0 });
    expect(central.effects).toEqual(['"1"', '"another 1"']);
    expect(central.ledgers.size).toBe(2);
  });
});
