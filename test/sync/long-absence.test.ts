import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importBatch } from '../../main/central/import/records.ts';
import { verifyStore } from '../../main/central/verification/verify-store.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import { caseFacts, item } from '../builders/case-facts.ts';
import { recordsOf, startCentral, startOfTests } from '../central/support/start-central.ts';
import { noFaults, seededRandom } from './support/faulty-line.ts';
import { annulment, enrolWith, localCase, openWorkstation } from './support/real-workstation.ts';

const days = 30;
const cases = process.env.REVERSA_TORTURE ? 9_000 : 300;
const someFaults = {
  dropped: 0.2,
  answerLost: 0.15,
  duplicated: 0.1,
  delayed: 0.1,
  truncated: 0.15,
  busy: 0.1,
};

function factsOf(number: number): CaseFacts {
  const facts = caseFacts();
  const id = `S-${10_000 + number}`;
  const items = [{ ...item(1, 'Internet 50 Mbps'), id: `${id}-1` }];
  return { ...facts, request: { ...facts.request, id, items } };
}

function chunks<Value>(all: readonly Value[], size: number): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

test(
  `[S10] thirty days without a line with ${cases} cases: a line with every fault carries them all, once each`,
  async () => {
    const office = await startCentral();
    const folder = await mkdtemp(join(tmpdir(), 'reversa-absence-'));
    const one = await openWorkstation(folder, { random: seededRandom(10) });
    try {
      const facts = Array.from({ length: cases }, (_, index) => factsOf(index));
      for (const chunk of chunks(facts, 500)) {
        await office.central.store.importTarget.upsert(
          importBatch({ requests: chunk.flatMap((each) => recordsOf(each).requests) }),
        );
      }
      await enrolWith(one, office, await office.central.listen(0), 'LPZ-01');
      one.line.faults = { ...noFaults, dropped: 1 };
      for (const [index, each] of facts.entries()) {
        const local = localCase(one.store, each, startOfTests);
        for (const command of annulment(`LPZ-01-01-${String(index + 1).padStart(6, '0')}`, each))
          await local.run(command);
      }
      const { pending } = await one.store.countOutbox();
      expect(pending).toBe(cases * 6);

      office.setNow(new Date(Date.parse(startOfTests) + days * 86_400_000).toISOString());
      one.line.faults = someFaults;
      for (let tries = 0; tries < 2000 && (await one.store.countOutbox()).pending > 0; tries += 1)
        await one.sync.syncNow();
      one.line.faults = noFaults;
      await one.sync.syncNow();

      expect(await one.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
      expect(await verifyStore(office.central.store.read)).toMatchObject({
        cases,
        events: cases * 6,
        findings: [],
      });
    } finally {
      await one.close();
      await office.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
  process.env.REVERSA_TORTURE ? 3_600_000 : 120_000,
);
