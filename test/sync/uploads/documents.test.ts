import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyStore } from '../../../main/central/verification/verify-store.ts';
import { sha256 } from '../../../main/platform/ids.ts';
import { largestDocument } from '../../../shared/domain/documents.ts';
import type { TestCentral } from '../../central/support/start-central.ts';
import { startStaffedCentral } from '../../use-cases/with-central.ts';
import { seededRandom } from '../support/faulty-line.ts';
import { codeFor, type DocumentDesk, openDesk, picture } from './support.ts';

let office: TestCentral;
let url: string;
let desk: DocumentDesk;
const desks: DocumentDesk[] = [];

async function open(areaId?: string): Promise<DocumentDesk> {
  const opened = await openDesk(() => url, await codeFor(office, areaId));
  desks.push(opened);
  return opened;
}

beforeEach(async () => {
  office = await startStaffedCentral();
  url = await office.central.listen(0);
  desk = await open();
});
afterEach(async () => {
  for (const each of desks.splice(0)) await each.close();
  await office.close();
});

const cut = () => new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
const isPart = (method: string) => method === 'PATCH';

async function kept(hash: string): Promise<Uint8Array | null> {
  const content = await office.central.documents.read(hash, 0, largestDocument);
  return content.ok ? content.value : null;
}

async function expectWhole(documents: readonly { documentId: string; sha256: string }[]): Promise<void> {
  for (const { documentId, sha256: hash } of documents) {
    expect(await office.central.store.read.findDocument(documentId)).toMatchObject({ sha256: hash });
    const content = await kept(hash);
    expect(content !== null && sha256(content)).toBe(hash);
  }
}

describe('a captured document', () => {
  it('[S13] [Y26] arrives whole behind its case, and both sides know', async () => {
    const documents = await desk.attach(picture(1_600_000), picture(200_000));
    await desk.sendAll(2);
    await expectWhole(documents);
    const { caseId } = documents[0] ?? { caseId: '' };
    const logs = await office.central.store.read.listLogs([caseId]);
    expect(logs.get(caseId)?.map(({ event }) => event.action.type)).toEqual([
      'case-opened',
      'document-attached',
      'document-attached',
    ]);
    const firstPart = desk.line.requests.findIndex((request) => request.startsWith('PATCH'));
    expect(desk.line.requests.slice(firstPart)).not.toContain('POST /sync/push');
    await desk.sync.syncNow();
    const { uploads, received } = await desk.store.listDocuments(caseId);
    expect(uploads.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(received.map(({ documentId }) => documentId).sort()).toEqual(
      documents.map(({ documentId }) => documentId).sort(),
    );
  });

  it('[S13] [Y27] goes on where it was after five cuts, before and after a part arrived', async () => {
    const documents = await desk.attach(picture(1_200_000), picture(900_000));
    let parts = 0;
    desk.line.before = async (method, _path, body) => {
      if (isPart(method)) parts += 1;
      if (isPart(method) && parts % 4 === 2) throw cut();
      return body;
    };
    desk.line.after = async (method) => {
      if (isPart(method) && parts % 4 === 0) throw cut();
    };
    const rounds = await desk.sendAll(40);
    expect(rounds).toBeGreaterThan(5);
    await expectWhole(documents);
    const created = desk.line.requests.filter((request) => request === 'POST /documents/uploads');
    expect(created).toHaveLength(2);
  });

  it('[S13] [Y27] is not sent again when the answer to its last part is lost', async () => {
    const documents = await desk.attach(picture(100_000));
    let lost = 0;
    desk.line.after = async (method) => {
      const whole = await office.central.store.read.findDocument(documents[0]?.documentId ?? '');
      if (!isPart(method) || whole === null || lost > 0) return;
      lost += 1;
      throw cut();
    };
    await desk.sendAll(5);
    expect(lost).toBe(1);
    await expectWhole(documents);
    expect(desk.line.requests.filter((request) => request.startsWith('POST /documents'))).toHaveLength(1);
  });

  it('[Y27] [Y28] begins with its first part, unless that is all of it', async () => {
    const documents = await desk.attach(picture(150_000), picture(30_000));
    const sent: (readonly [string, number])[] = [];
    desk.line.before = async (method, path, body) => {
      if (path.startsWith('/documents/uploads')) sent.push([method, body.length]);
      return body;
    };
    await desk.sendAll(2);
    await expectWhole(documents);
    const [large, small] = documents.map(({ bytes }) => bytes);
    expect(sent.filter(([method]) => method === 'POST')).toEqual([
      ['POST', 65_536],
      ['POST', 0],
    ]);
    expect(sent.reduce((sum, [, bytes]) => sum + bytes, 0)).toBe((large ?? 0) + (small ?? 0));
  });

  it('[S13] is whole although bits of its parts are turned over on the way', async () => {
    const random = seededRandom(13);
    const documents = await desk.attach(picture(2_000_000), picture(1_500_000));
    let turned = 0;
    desk.line.before = async (method, _path, body) => {
      if (!isPart(method) || random() >= 0.25) return body;
      turned += 1;
      const damaged = new Uint8Array(body);
      const at = Math.floor(random() * damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return damaged;
    };
    await desk.sendAll(80);
    expect(turned).toBeGreaterThan(1);
    await expectWhole(documents);
  });

  it('[S13] [Y29] begins anew when what arrived is not what its hash says', async () => {
    const documents = await desk.attach(picture(700_000));
    let damaged = 0;
    desk.line.after = async (method, path) => {
      if (!isPart(method) || damaged > 0) return;
      damaged += 1;
      const upload = join(office.folder, 'documents', 'uploads', path.split('/').at(-1) ?? '');
      const file = join(upload, 'part-0000000000');
      const arrived = await readFile(file);
      arrived[100] = (arrived[100] ?? 0) ^ 1;
      await writeFile(file, arrived);
    };
    await desk.sendAll(5);
    expect(damaged).toBe(1);
    expect(desk.line.requests.filter((request) => request.startsWith('POST /documents'))).toHaveLength(2);
    await expectWhole(documents);
  });

  it('[S12] of a device that is revoked in the middle stays where it is', async () => {
    const documents = await desk.attach(picture(900_000));
    const [document] = documents;
    if (document === undefined) throw new Error('Nothing was attached');
    const { deviceId } = await desk.store.getDeviceState();
    let parts = 0;
    desk.line.after = async (method) => {
      if (isPart(method)) parts += 1;
      if (isPart(method) && parts === 2)
        await office.central.store.transaction((writer) => writer.revokeDevice(deviceId ?? '', office.now()));
    };
    await expect(desk.sendAll(4)).rejects.toThrow('still wait');
    expect(parts).toBe(3);
    expect(await office.central.store.read.findDocument(document.documentId)).toBeNull();
    expect((await desk.vault.open(document.caseId, document)).ok).toBe(true);
    expect(await desk.store.nextUpload()).toMatchObject({ state: 'waiting', lastError: 'device-revoked' });
    expect(await desk.sync.fetchDocument(document)).toEqual({ ok: false, error: 'offline' });
  });

  it('[Y30] is read at another workstation of the regional, and at none of another', async () => {
    const [document] = await desk.attach(picture(400_000));
    if (document === undefined) throw new Error('Nothing was attached');
    const colleague = await open('LPZ-02');
    expect(await colleague.sync.fetchDocument(document)).toEqual({ ok: false, error: 'not-here' });
    await desk.sendAll(2);
    const fetched = await colleague.sync.fetchDocument(document);
    expect(fetched.ok && sha256(fetched.value)).toBe(document.sha256);
    const stranger = await open('SCZ-01');
    expect(await stranger.sync.fetchDocument(document)).toEqual({ ok: false, error: 'not-here' });
  });

  it('[R11] that is missing or altered at the central office is found by its check', async () => {
    const [one, other, late] = await desk.attach(picture(1000), picture(2000), picture(3000));
    if (one === undefined || other === undefined || late === undefined)
      throw new Error('Nothing was attached');
    await desk.vault.discard(late.documentId);
    await desk.sendAll(2);
    const { store, documents } = office.central;
    expect((await verifyStore(store.read, documents)).findings).toEqual([
      { kind: 'document-missing', case: expect.any(String), document: late.documentId },
    ]);
    await writeFile(join(office.folder, 'documents', one.sha256.slice(0, 2), one.sha256), 'otra cosa');
    await rm(join(office.folder, 'documents', other.sha256.slice(0, 2), other.sha256));
    expect((await verifyStore(store.read, documents)).findings.map((each) => each.kind)).toEqual([
      'document-altered',
      'document-missing',
      'document-missing',
    ]);
  });

  it('[Y29] that is damaged here is said to be, and does not hold up the next one', async () => {
    const [first, second] = await desk.attach(picture(50_000), picture(60_000));
    if (first === undefined || second === undefined) throw new Error('Nothing was attached');
    await desk.vault.discard(first.documentId);
    await desk.sendAll(2);
    const { uploads } = await desk.store.listDocuments(first.caseId);
    expect(uploads.map(({ state, lastError }) => [state, lastError]).sort()).toEqual([
      ['done', null],
      ['failed', 'not-here'],
    ]);
    await expectWhole([second]);
  });
});
