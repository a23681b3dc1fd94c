import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateDemo } from '../../../main/central/demo/generate-demo.ts';
import { sha256 } from '../../../main/platform/ids.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { digestKinds, digestLimits, digestLine, rangeDigest } from '../../../shared/protocol/digest.ts';
import { startCentral, type TestCentral } from '../../central/support/start-central.ts';
import { onTheSide } from '../../store/support/temporary-store.ts';
import { seededRandom } from '../support/faulty-line.ts';
import { enrolWith, openWorkstation, type RealWorkstation } from '../support/real-workstation.ts';

const requests = process.env.REVERSA_TORTURE ? 60_000 : 3000;

/** One digest of all that the branch holds, so that no table stands in memory. */
async function digestOfAll({ store }: RealWorkstation): Promise<string> {
  let whole = '';
  for (const kind of digestKinds) {
    let after = '';
    for (let page: readonly Change[] | null = null; page === null || page.length > 0; ) {
      page = await store.listRecords(kind, after, null, digestLimits.rangeRecords);
      whole = sha256(
        `${whole}${rangeDigest(
          page.map((each) => digestLine(each, sha256)),
          sha256,
        )}`,
      );
      after = page.at(-1)?.key ?? after;
    }
  }
  return whole;
}

async function fill(office: TestCentral): Promise<void> {
  for await (const batch of generateDemo({ seed: 1, requests, now: office.now() }))
    await office.central.store.importTarget.upsert(batch);
}

/** @returns the slices that it took, and what was put right. */
async function compare(one: RealWorkstation): Promise<{ slices: number; repaired: number }> {
  await one.store.transaction((writer) => writer.setDeviceState({ digestDueAt: null, digestAt: null }));
  for (let slices = 1; slices < 1000; slices += 1) {
    await one.sync.syncNow();
    const { digestAt, digestRepaired } = await one.store.getDeviceState();
    if (digestAt !== null) return { slices, repaired: digestRepaired ?? 0 };
  }
  throw new Error('The comparison does not end');
}

test(
  '[S15] what a day’s import brings is equal on both sides, and rows altered at random are all put right',
  async () => {
    const office = await startCentral(null);
    const folder = await mkdtemp(join(tmpdir(), 'reversa-ranges-'));
    const one = await openWorkstation(folder);
    try {
      await fill(office);
      await enrolWith(one, office, await office.central.listen(0), 'LPZ-01');
      const before = await digestOfAll(one);
      expect((await compare(one)).repaired).toBe(0);

      const random = seededRandom(15);
      const file = join(folder, 'reversa.sqlite');
      const statements = [
        `UPDATE service_request SET branch = 'Otra' WHERE id = ?`,
        'DELETE FROM service_request WHERE id = ?',
        `UPDATE work_order SET activities = '[]' WHERE requestId = ?`,
        `UPDATE customer SET phone = '0' WHERE id = (SELECT customerId FROM service_request WHERE id = ?)`,
      ];
      const ids = (await onTheSide(file, 'SELECT id FROM service_request ORDER BY id')).map(({ id }) =>
        String(id),
      );
      for (let count = 0; count < 40; count += 1) {
        const [statement, id] = [
          statements[count % statements.length],
          ids[Math.floor(random() * ids.length)],
        ];
        await onTheSide(file, statement ?? '', [id]);
      }
      expect(await digestOfAll(one)).not.toBe(before);
      const { slices, repaired } = await compare(one);
      expect(repaired).toBeGreaterThan(20);
      // A slice is of one kind; one that has more to put right than a slice does goes on where it was.
      expect(slices).toBeGreaterThanOrEqual(digestKinds.length);
      expect(await digestOfAll(one)).toBe(before);
      expect((await compare(one)).repaired).toBe(0);
    } finally {
      await one.close();
      await office.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
  process.env.REVERSA_TORTURE ? 1_800_000 : 120_000,
);
