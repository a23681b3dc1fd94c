import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DemonstrationOptions,
  ensureDemonstration,
} from '../../../main/central/commands/demonstration.ts';
import { type ImportBatch, importBatch } from '../../../main/central/import/records.ts';
import { baseRecords, recordsOf, startCentral, type TestCentral, user } from '../support/start-central.ts';

let office: TestCentral;
let asked: DemonstrationOptions[];
beforeEach(async () => {
  office = await startCentral(null);
  asked = [];
});
afterEach(() => office.close());

async function* generate(options: DemonstrationOptions): AsyncGenerator<ImportBatch> {
  asked.push(options);
  const [request] = recordsOf().requests;
  if (!request) return;
  yield baseRecords({
    company: { name: 'Demostración', nit: '1', address: '', demonstration: true },
    users: [user('u-1', { name: `Hecha el ${options.now}` })],
  });
  yield importBatch({ requests: [{ ...request, id: `S-${options.seed}`, registeredAt: options.now }] });
}

const ensure = () =>
  ensureDemonstration(
    office.central.store,
    generate,
    { seed: 7, requests: 1000, now: office.now() },
    () => {},
  );

describe('demonstration data', () => {
  it('fill an empty database', async () => {
    await ensure();
    expect(asked).toEqual([{ seed: 7, requests: 1000, now: office.now() }]);
    expect(await office.central.store.read.isDemonstration()).toBe(true);
  });

  it('stay as they are on the same day', async () => {
    await ensure();
    office.setNow('2026-11-24T03:59:00.000Z');
    await ensure();
    expect(asked).toHaveLength(1);
  });

  it('get some requests of today on another day, once', async () => {
    await ensure();
    office.setNow('2026-11-24T13:00:00.000Z');
    await ensure();
    await ensure();
    expect(asked.slice(1)).toEqual([{ seed: 20_261_124, requests: 300, now: office.now() }]);
    expect(await office.central.store.read.newestRequestAt()).toBe(office.now());
    expect(await office.central.store.read.findUserByName('u-1')).toMatchObject({
      name: `Hecha el ${asked[0]?.now}`,
    });
  });

  it('never come into real data', async () => {
    await office.central.store.importTarget.upsert(baseRecords());
    await ensure();
    expect(asked).toEqual([]);
  });

  it('are all there or not at all', async () => {
    async function* broken(options: DemonstrationOptions): AsyncGenerator<ImportBatch> {
      yield* generate(options);
      throw new Error('broken off');
    }
    const options = { seed: 7, requests: 1000, now: office.now() };
    await expect(ensureDemonstration(office.central.store, broken, options, () => {})).rejects.toThrow(
      'broken off',
    );
    expect(await office.central.store.read.isEmpty()).toBe(true);
  });
});
