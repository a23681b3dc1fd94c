import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importBatch } from '../../../main/central/import/records.ts';
import { verifyStore } from '../../../main/central/verification/verify-store.ts';
import { toOperation } from '../../../main/sync/batch.ts';
import { staff } from '../../builders/staff.ts';
import { recordsOf, startOfTests, type TestCentral } from '../../central/support/start-central.ts';
import { startStaffedCentral } from '../../use-cases/with-central.ts';
import { factsOf } from '../support/office.ts';
import { annulment, localCase } from '../support/real-workstation.ts';
import { codeFor, type DocumentDesk, openDesk, picture } from './support.ts';

const isTorture = Boolean(process.env.REVERSA_TORTURE);
/** Cases and documents of thirty days; the documents are two to a case. */
const [cases, documents] = isTorture ? [9_000, 600] : [120, 12];

let office: TestCentral;
let desk: DocumentDesk;

beforeEach(async () => {
  office = await startStaffedCentral();
  const url = await office.central.listen(0);
  desk = await openDesk(() => url, await codeFor(office));
});
afterEach(async () => {
  await desk.close();
  await office.close();
});

/** Bytes of a request's head, its token in it. */
const head = 900;

/** A line of 1 Mbit/s that is cut again and again: time passes by what goes over it. @returns how many bytes did. */
function slowLine(cutEvery: number): () => number {
  const perMillisecond = 125;
  let sent = 0;
  let upFor = cutEvery;
  desk.line.before = async (_method, _path, body) => {
    const takes = (body.length + head) / perMillisecond;
    const passes = Math.min(takes, upFor);
    sent += passes * perMillisecond;
    desk.pass(passes);
    upFor -= passes;
    // The central office's clock goes as fast, or tokens would seem to be of another time and everything be sent twice.
    office.setNow(new Date(Date.parse(startOfTests) + desk.passed()).toISOString());
    if (takes === passes) return body;
    upFor = cutEvery;
    throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
  };
  return () => sent;
}

describe('a slow line that is cut', () => {
  it.each([20_000, 3_000])(
    '[S10] [Y28] every %i ms carries at most 1.15 times the documents',
    async (cutEvery) => {
      const megabytes = isTorture ? 14 : 3;
      const contents = [picture(megabytes * 1_000_000), picture(800_000), picture(400_000)];
      await desk.attach(...contents);
      const sent = slowLine(cutEvery);
      await desk.sendAll(400);
      const payload = contents.reduce((sum, content) => sum + content.length, 0);
      expect(sent()).toBeGreaterThan(payload);
      expect(sent() / payload).toBeLessThanOrEqual(1.15);
    },
    isTorture ? 600_000 : 60_000,
  );

  it(
    `[S10] [Y10] [Y28] every 20 s carries ${cases} cases and ${documents} documents of thirty days, at most 1.15 times their bytes`,
    async () => {
      const facts = Array.from({ length: cases }, (_, index) => factsOf(index + 1));
      for (let at = 0; at < cases; at += 500) {
        const records = facts.slice(at, at + 500).map((each) => recordsOf(each));
        await office.central.store.importTarget.upsert(
          importBatch({
            customers: records.flatMap(({ customers }) => customers),
            requests: records.flatMap(({ requests }) => requests),
          }),
        );
      }
      desk.line.before = async () => {
        throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      };
      let payload = 0;
      for (const [index, each] of facts.entries()) {
        if (index < documents / 2) {
          const papers = [picture(120_000), picture(120_000)];
          payload += papers.reduce((sum, { length }) => sum + length, 0);
          await desk.attachTo(each, ...papers);
          continue;
        }
        const local = localCase(desk.store, each, startOfTests, staff('counter-advisor'));
        for (const command of annulment(`LPZ-01-01-${String(index).padStart(6, '0')}`, each))
          await local.run(command);
      }
      const operations = (await desk.store.listOutbox(100_000)).map((row) =>
        JSON.stringify(toOperation(row)),
      );
      expect(operations).toHaveLength(documents * 1.5 + (cases - documents / 2) * 6);
      payload += operations.reduce((sum, { length }) => sum + length, 0);

      const sent = slowLine(20_000);
      await desk.sendAll(20_000);
      expect(sent()).toBeGreaterThan(payload);
      expect(sent() / payload).toBeLessThanOrEqual(1.15);
      expect(await desk.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
      const { store, documents: kept } = office.central;
      expect(await verifyStore(store.read, kept)).toEqual({ cases, events: operations.length, findings: [] });
    },
    isTorture ? 3_600_000 : 120_000,
  );
});
