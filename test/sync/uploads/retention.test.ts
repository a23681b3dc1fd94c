import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retainDocuments } from '../../../main/central/documents/retain-documents.ts';
import { pullChanges } from '../../../main/central/feed/pull-changes.ts';
import { verifyStore } from '../../../main/central/verification/verify-store.ts';
import { startOfTests, type TestCentral } from '../../central/support/start-central.ts';
import { startStaffedCentral } from '../../use-cases/with-central.ts';
import { codeFor, type DocumentDesk, openDesk, picture } from './support.ts';

const days = 365;

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

const dayAfter = (count: number) => new Date(Date.parse(startOfTests) + count * 86_400_000).toISOString();

function retain(day: number): Promise<number> {
  const { store, documents } = office.central;
  return retainDocuments({ store, documents, logger: pino({ level: 'silent' }) }, dayAfter(day));
}

/** Opens a case with these papers, sends them, and says that it ended at the start of the tests. */
async function endedCase(...contents: readonly Buffer[]) {
  const documents = await desk.attach(...contents);
  await desk.sendAll(3);
  const { caseId = '' } = documents[0] ?? {};
  await end(caseId, startOfTests);
  return documents;
}

async function end(caseId: string, endedAt: string | null): Promise<void> {
  const { store } = office.central;
  const summary = (await store.read.findSummaries([caseId])).get(caseId);
  if (summary === undefined) throw new Error('The case did not arrive');
  await store.transaction((writer) => writer.saveSummaries([{ ...summary, endedAt }]));
}

const contentOf = async (sha256: string) => (await office.central.documents.read(sha256, 0, 10)).ok;

describe('[R18] [Y42] a document whose time is over', () => {
  it('is kept until its last day and deleted after it, with its rule on record', async () => {
    const [document] = await endedCase(picture(50_000));
    if (document === undefined) throw new Error('Nothing was attached');
    expect(await retain(days)).toBe(0);
    expect(await contentOf(document.sha256)).toBe(true);
    expect(await retain(days + 1)).toBe(1);
    expect(await retain(days + 1)).toBe(0);
    expect(await contentOf(document.sha256)).toBe(false);
    const [deletion] = await office.central.store.read.listDeletions(startOfTests);
    expect(deletion).toMatchObject({
      documentId: document.documentId,
      rule: `identity-card-copy ${days}`,
      countedFrom: startOfTests,
      deletedAt: dayAfter(days + 1),
      deletedBy: 'housekeeping',
    });
    const { store, documents } = office.central;
    expect((await verifyStore(store.read, documents)).findings.map(({ kind }) => kind)).not.toContain(
      'document-missing',
    );
  });

  it('is not deleted while its case goes on, nor for longer than the administrator says', async () => {
    const [document] = await endedCase(picture(50_000));
    await end(document?.caseId ?? '', null);
    expect(await retain(10_000)).toBe(0);
    await end(document?.caseId ?? '', startOfTests);
    await office.central.store.transaction(async (writer) => {
      const settings = await writer.getSettings();
      await writer.saveSettings({
        ...settings,
        retentionDays: { ...settings.retentionDays, 'identity-card-copy': 30 },
      });
    });
    expect(await retain(30)).toBe(0);
    expect(await retain(31)).toBe(1);
  });

  it('leaves the content to another document that has the same', async () => {
    const [first] = await endedCase(picture(40_000));
    if (first === undefined) throw new Error('Nothing was attached');
    const { store } = office.central;
    const row = await store.read.findDocument(first.documentId);
    if (row === null) throw new Error('It did not arrive');
    const invoice = { ...row, documentId: '019aa000-0000-7000-8000-000000000002', kind: 'invoice' as const };
    await store.transaction((writer) => writer.saveDocument(invoice));
    expect(await retain(days + 1)).toBe(1);
    expect(await contentOf(first.sha256)).toBe(true);
    expect(await retain(2921)).toBe(1);
    expect(await contentOf(first.sha256)).toBe(false);
  });

  it('is erased by the next run where the first was cut short', async () => {
    const [document] = await endedCase(picture(30_000));
    if (document === undefined) throw new Error('Nothing was attached');
    const { store, documents } = office.central;
    const cut = { ...documents, erase: () => Promise.reject(new Error('cut')) };
    const parts = { store, documents: cut, logger: pino({ level: 'silent' }) };
    await expect(retainDocuments(parts, dayAfter(days + 1))).rejects.toThrow('cut');
    expect(await contentOf(document.sha256)).toBe(true);
    await retain(days + 2);
    expect(await contentOf(document.sha256)).toBe(false);
  });

  it('is deleted for the branches too, and gone for one that does not know of deletions', async () => {
    const [document] = await endedCase(picture(30_000));
    if (document === undefined) throw new Error('Nothing was attached');
    await retain(days + 1);
    await desk.sync.syncNow();
    const { received, uploads } = await desk.store.listDocuments(document.caseId);
    expect(received).toMatchObject([{ deletedAt: dayAfter(days + 1) }]);
    expect(uploads).toMatchObject([{ state: 'done' }]);
    expect(await desk.sync.fetchDocument(document)).toEqual({ ok: false, error: 'not-here' });
    const old = await pullChanges(office.central.store, 'LPZ', null, 1000, 3);
    const changes = old.ok ? old.value.changes.filter(({ kind }) => kind === 'document') : [];
    expect(changes).toEqual([{ kind: 'document', key: document.documentId, body: null }]);
  });

  it('does not come back with a branch that was set back to an earlier day', async () => {
    const [document] = await endedCase(picture(30_000));
    if (document === undefined) throw new Error('Nothing was attached');
    await retain(days + 1);
    await desk.store.transaction((writer) =>
      writer.setUpload(document.documentId, { state: 'waiting', doneAt: null, uploadUrl: null }),
    );
    await desk.sendAll(3);
    expect(await contentOf(document.sha256)).toBe(false);
    expect(await office.central.store.read.findDocument(document.documentId)).toMatchObject({
      deletedAt: dayAfter(days + 1),
    });
  });

  it('that no case names goes after the shortest time', async () => {
    const [document] = await endedCase(picture(30_000));
    if (document === undefined) throw new Error('Nothing was attached');
    const { store } = office.central;
    const row = await store.read.findDocument(document.documentId);
    if (row === null) throw new Error('It did not arrive');
    const orphan = { ...row, documentId: '019aa000-0000-7000-8000-000000000001', kind: null };
    await store.transaction((writer) => writer.saveDocument(orphan));
    await end(document.caseId, null);
    expect(await retain(days - 1)).toBe(0);
    expect(await retain(days + 1)).toBe(1);
    expect(await store.read.listDeletions(startOfTests)).toMatchObject([{ rule: `not-attached ${days}` }]);
    expect(await contentOf(document.sha256)).toBe(true);
  });
});
