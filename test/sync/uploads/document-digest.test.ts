import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../shared/protocol/changes.ts';
import { damage } from '../../central/support/damage.ts';
import type { TestCentral } from '../../central/support/start-central.ts';
import { onTheSide } from '../../store/support/temporary-store.ts';
import { startStaffedCentral } from '../../use-cases/with-central.ts';
import { codeFor, type DocumentDesk, openDesk, picture } from './support.ts';

let office: TestCentral;
let desk: DocumentDesk;
let document: { readonly documentId: string; readonly sha256: string };
beforeEach(async () => {
  office = await startStaffedCentral();
  const url = await office.central.listen(0);
  desk = await openDesk(() => url, await codeFor(office));
  const [attached] = await desk.attach(picture(20_000));
  if (attached === undefined) throw new Error('Nothing was attached');
  document = attached;
  await desk.sendAll(3);
  await desk.sync.syncNow();
});
afterEach(async () => {
  await desk.close();
  await office.close();
});

const records = (): Promise<readonly Change[]> => desk.store.listRecords('document', '', null, 100);

/** A whole comparison, slice by slice, as at night. */
async function compare(): Promise<number> {
  await desk.store.transaction((writer) => writer.setDeviceState({ digestDueAt: null, digestAt: null }));
  for (let slices = 0; slices < 100; slices += 1) {
    await desk.sync.syncNow();
    const { digestAt, digestRepaired } = await desk.store.getDeviceState();
    if (digestAt !== null) return digestRepaired ?? 0;
  }
  throw new Error('The comparison does not end');
}

describe('[S15] [Y43] what is known of the documents that arrived', () => {
  it('is shown to be equal', async () => {
    expect(await records()).toHaveLength(1);
    expect(await compare()).toBe(0);
  });

  it.each([
    ['altered', `UPDATE received_document SET sha256 = '${'f'.repeat(64)}'`],
    ['missing', 'DELETE FROM received_document'],
    ['said to be deleted', `UPDATE received_document SET deletedAt = '2026-11-23T14:00:00.000Z'`],
  ])('is put right where it is %s at the branch', async (_what, statement) => {
    const before = await records();
    await onTheSide(desk.file, statement);
    expect(await records()).not.toEqual(before);
    expect(await compare()).toBeGreaterThan(0);
    expect(await records()).toEqual(before);
    expect(await compare()).toBe(0);
  });

  it('is handed out again where it fell out of the feed', async () => {
    const before = await records();
    await damage(office, `DELETE FROM feed WHERE kind = 'document'`);
    await compare();
    expect(await records()).toEqual(before);
    const range = { after: '', upTo: null, limit: 10 };
    expect(await office.central.store.read.listFedKeys('document', 'LPZ', range)).toHaveLength(1);
  });

  it('is made good where the central office lost it: the document goes out once more', async () => {
    await damage(office, 'DELETE FROM document');
    expect(await compare()).toBeGreaterThan(0);
    expect(await records()).toEqual([]);
    await desk.sendAll(3);
    expect(await office.central.store.read.findDocument(document.documentId)).toMatchObject({
      sha256: document.sha256,
    });
    await desk.sync.syncNow();
    expect(await records()).toHaveLength(1);
  });
});
