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

const parts = () => desk.line.requests.filter((request) => request.startsWith('PATCH'));

describe('[Y45] documents that somebody paused', () => {
  it('stay behind the part under way, everything else goes on, and they go on where they were', async () => {
    desk.line.after = async (method) => {
      if (method === 'PATCH') desk.sync.pauseUploads(true);
    };
    const [document] = await desk.attach(picture(600_000));
    if (document === undefined) throw new Error('Nothing was attached');
    await desk.sync.syncNow();
    await desk.sync.settled();
    expect(desk.sync.isUploadPaused()).toBe(true);
    expect(parts()).toHaveLength(1);
    expect(desk.sync.uploading()).toBeNull();
    const { store } = office.central;
    expect((await store.read.listLogs([document.caseId])).get(document.caseId)).toHaveLength(2);
    expect((await desk.store.listOutbox(10)).length).toBe(0);
    desk.pass(3_600_000);
    await desk.sync.syncNow();
    await desk.sync.settled();
    expect(parts()).toHaveLength(1);
    expect(await desk.store.listUploads(10)).toMatchObject({
      uploads: [
        { documentId: document.documentId, kind: 'identity-card-copy', state: 'waiting', lastError: null },
      ],
      count: 1,
      bytes: document.bytes,
    });

    desk.line.after = async () => {};
    desk.sync.pauseUploads(false);
    await desk.sendAll(3);
    expect(await store.read.findDocument(document.documentId)).toMatchObject({ bytes: document.bytes });
    expect(desk.line.requests.filter((request) => request === 'POST /documents/uploads')).toHaveLength(1);
    expect(await desk.store.listUploads(10)).toEqual({ uploads: [], count: 0, bytes: 0 });
  });

  it('that failed are named first', async () => {
    const [lost, sent] = await desk.attach(picture(50_000), picture(60_000));
    if (lost === undefined || sent === undefined) throw new Error('Nothing was attached');
    await desk.vault.discard(lost.documentId);
    await desk.sendAll(3);
    expect(await desk.store.listUploads(10)).toMatchObject({
      uploads: [{ documentId: lost.documentId, state: 'failed', lastError: 'not-here' }],
      count: 1,
    });
  });
});
