import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestCentral } from '../../central/support/start-central.ts';
import { startStaffedCentral } from '../../use-cases/with-central.ts';
import { codeFor, type DocumentDesk, openDesk, picture } from './support.ts';

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
      const megabytes = process.env.REVERSA_TORTURE ? 14 : 3;
      const contents = [picture(megabytes * 1_000_000), picture(800_000), picture(400_000)];
      await desk.attach(...contents);
      const sent = slowLine(cutEvery);
      await desk.sendAll(400);
      const payload = contents.reduce((sum, content) => sum + content.length, 0);
      expect(sent()).toBeGreaterThan(payload);
      expect(sent() / payload).toBeLessThanOrEqual(1.15);
    },
    process.env.REVERSA_TORTURE ? 600_000 : 60_000,
  );
});
