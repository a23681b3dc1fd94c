import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noSecrets } from '../../main/app/safe-secrets.ts';
import { createVault } from '../../main/documents/vault.ts';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { developmentSecrets, type Secrets } from '../../main/platform/secrets.ts';
import type { BranchStore } from '../../main/store/branch-store.ts';
import { openBranchStore } from '../../main/store/open-branch-store.ts';
import { viewCase } from '../../main/use-cases/case-view.ts';
import { openCase } from '../../main/use-cases/cases.ts';
import { attachDocument, openDocument } from '../../main/use-cases/documents.ts';
import type { Caller, Dependencies } from '../../main/use-cases/ports.ts';
import type { DocumentKind } from '../../shared/domain/documents.ts';
import type { Role } from '../../shared/domain/people.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { item } from '../builders/case-facts.ts';
import { jpeg, pdf, svgWithScript } from './corpus.ts';

const area = { id: 'LPZ-BO', name: 'Back Office de prueba', regional: 'LPZ' };
const now = '2026-11-23T14:00:00.000Z';
const photocopy = jpeg(800, 600);

const customer: Change = {
  kind: 'customer',
  key: 'C-1',
  body: {
    id: 'C-1',
    kind: 'residential',
    firstNames: 'María Elena',
    lastNames: 'Quispe Mamani',
    companyName: null,
    identityCard: { number: '4512345', complement: null, department: 'LP' },
    nit: null,
    phone: null,
    address: null,
    regional: 'LPZ',
  },
};
const request: Change = {
  kind: 'request',
  key: 'S-1',
  body: {
    id: 'S-1',
    customerId: 'C-1',
    kind: 'new-installation',
    registeredAt: '2026-11-20T13:00:00.000Z',
    regional: 'LPZ',
    branch: 'Sucursal de prueba',
    items: [item(1, 'Internet 50 Mbps')],
    payments: [],
  },
};

let home: string;
let store: BranchStore;
let dependencies: Dependencies;
let announced: number;
/** What the central office answers to whoever asks for a document. */
let atCentral: Awaited<ReturnType<Dependencies['sync']['fetchDocument']>>;

function caller(role: Role = 'back-office-commercial', userId = 'u-1'): Caller {
  return { user: { userId, username: userId, name: `Usuario ${userId}`, role, area } };
}

function user() {
  const { user: signedIn } = caller();
  if (signedIn === null) throw new Error('nobody');
  return signedIn;
}

/** Documents, store and clock are all that these use cases touch; anything else would throw. */
function dependenciesWith(secrets: Secrets): Dependencies {
  const clock = { now: () => now, monotonic: () => 0 };
  const used: Partial<Dependencies> = {
    store,
    documents: createVault({ folder: join(home, 'documents'), secrets, newId, sha256 }),
    clock,
    centralClock: clock,
    newId,
    announce: () => {
      announced += 1;
    },
    sync: {
      wake: () => {},
      syncNow: async () => {},
      line: async () => Promise.reject(new Error('unused')),
      uploading: () => null,
      fetchDocument: async () => atCentral,
      enrol: async () => refuse('unreachable'),
      followServer: async () => refuse('nothing-to-follow'),
      exportOutbox: async () => null,
    },
  };
  return used as Dependencies;
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'reversa-attach-'));
  const logger = pino({ level: 'silent' });
  const opened = await openBranchStore({ file: join(home, 'branch.db'), newId, sha256, logger });
  if (!opened.ok) throw new Error(opened.error);
  store = opened.value;
  await store.transaction(async (writer) => {
    await writer.applyChanges([customer, request]);
    await writer.setDeviceState({ deviceCode: 'LPZ-BO-01', area, firstSyncDone: true });
  });
  announced = 0;
  atCentral = refuse('offline');
  dependencies = dependenciesWith(developmentSecrets(join(home, 'keys')));
});
afterEach(async () => {
  await store.close();
  await rm(home, { recursive: true, force: true });
});

function value<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

async function open(): Promise<CaseView> {
  return value(await openCase(dependencies)({ requestId: 'S-1' }, caller()));
}

function attach(
  view: CaseView,
  content: Buffer = photocopy,
  who = caller(),
  kind: DocumentKind = 'identity-card-copy',
) {
  const target = { caseId: view.state.caseId, head: view.head };
  return attachDocument(dependencies)(
    { ...target, kind, fileName: 'carnet.jpg', content: content.toString('base64') },
    who,
  );
}

function show(view: CaseView, documentId: string, who = caller()) {
  return openDocument(dependencies)({ caseId: view.state.caseId, documentId }, who);
}

async function files(): Promise<readonly string[]> {
  return readdir(join(home, 'documents')).catch(() => []);
}

function attachedTo(view: CaseView): CaseView['state']['documents'][number] {
  const document = view.state.documents.at(-1);
  if (!document) throw new Error('nothing attached');
  return document;
}

async function actions(view: CaseView): Promise<readonly string[]> {
  const stored = await store.getCase(view.state.caseId);
  return stored?.events.map(({ event }) => event.action.type) ?? [];
}

describe('a file that is attached', () => {
  it('is a document of the case, with who and when, and one more event of its log', async () => {
    const view = value(await attach(await open()));
    expect(view.head).toBe(1);
    expect(attachedTo(view)).toMatchObject({
      kind: 'identity-card-copy',
      mediaType: 'image/jpeg',
      fileName: 'carnet.jpg',
      bytes: photocopy.length,
      sha256: sha256(photocopy),
      at: now,
      actor: { userId: 'u-1', role: 'back-office-commercial' },
    });
    expect(await files()).toEqual([`${attachedTo(view).documentId}.sealed`]);
    expect(await actions(view)).toEqual(['case-opened', 'document-attached']);
    expect(announced).toBe(2);
  });

  it('leaves the one before in the log, and in the vault', async () => {
    const first = value(await attach(await open()));
    const second = value(await attach(first, pdf()));
    expect(second.state.documents.map(({ mediaType }) => mediaType)).toEqual([
      'image/jpeg',
      'application/pdf',
    ]);
    expect((await show(second, attachedTo(first).documentId)).ok).toBe(true);
  });
});

describe('a file that is not attached', () => {
  it('is none for its content, and nothing is kept', async () => {
    const view = await open();
    expect(await attach(view, svgWithScript)).toEqual({ ok: false, error: 'not-a-document' });
    expect(await attach(view, Buffer.alloc(0))).toEqual({ ok: false, error: 'empty' });
    expect(await files()).toEqual([]);
    expect(await actions(view)).toEqual(['case-opened']);
  });

  it('is refused by the procedure for another role, and taken away again', async () => {
    const view = await open();
    expect(await attach(view, photocopy, caller('counter-advisor'))).toEqual({
      ok: false,
      error: 'wrong-role',
    });
    expect(await files()).toEqual([]);
  });

  it('is refused from a stale screen, and taken away again, the first one kept', async () => {
    const view = await open();
    const done = value(await attach(view));
    expect(await attach(view)).toEqual({ ok: false, error: 'stale-case' });
    expect(await files()).toEqual([`${attachedTo(done).documentId}.sealed`]);
  });

  it('is refused for a case that is not here, and taken away again', async () => {
    const view = await open();
    const elsewhere = { ...view, state: { ...view.state, caseId: newId() } };
    expect(await attach(elsewhere)).toEqual({ ok: false, error: 'not-found' });
    expect(await files()).toEqual([]);
  });

  it('is refused without safe storage', async () => {
    const view = await open();
    dependencies = dependenciesWith(noSecrets);
    expect(await attach(view)).toEqual({ ok: false, error: 'no-safe-storage' });
    expect(await actions(view)).toEqual(['case-opened']);
  });
});

describe('a document that is shown', () => {
  it('is what was attached, and each look is in the log with its name', async () => {
    const view = value(await attach(await open()));
    const { documentId } = attachedTo(view);
    const head = caller('service-head', 'u-9');
    expect(value(await show(view, documentId, head))).toEqual({
      mediaType: 'image/jpeg',
      fileName: 'carnet.jpg',
      content: photocopy.toString('base64'),
    });
    await show(view, documentId);
    const stored = await store.getCase(view.state.caseId);
    expect(stored?.events.slice(2).map(({ event }) => [event.action, event.actor.userId])).toEqual([
      [{ type: 'document-viewed', documentId }, 'u-9'],
      [{ type: 'document-viewed', documentId }, 'u-1'],
    ]);
  });

  it('is not shown to a role that has no business with it, and nothing is logged as seen', async () => {
    const view = value(await attach(await open()));
    const { documentId } = attachedTo(view);
    expect(await show(view, documentId, caller('administrator'))).toEqual({ ok: false, error: 'wrong-role' });
    expect(await actions(view)).toEqual(['case-opened', 'document-attached']);
  });

  it('[Y30] comes from the central office where another workstation captured it, and is kept', async () => {
    const view = value(await attach(await open()));
    const { documentId } = attachedTo(view);
    await rm(join(home, 'documents', `${documentId}.sealed`));
    atCentral = ok(photocopy);
    expect(value(await show(view, documentId)).content).toBe(photocopy.toString('base64'));
    expect(await actions(view)).toEqual(['case-opened', 'document-attached', 'document-viewed']);
    atCentral = refuse('offline');
    expect(value(await show(view, documentId)).content).toBe(photocopy.toString('base64'));
  });

  it('[Y26] says in the case where it is', async () => {
    const view = value(await attach(await open()));
    const { documentId, sha256: hash, bytes } = attachedTo(view);
    expect(view.documents).toEqual([{ documentId, place: 'waiting', percent: null, problem: null }]);
    const look = async () => (await viewCase(dependencies, view.state.caseId, user()))?.documents[0];
    await store.transaction((writer) =>
      writer.setUpload(documentId, { state: 'failed', lastError: 'damaged' }),
    );
    expect(await look()).toMatchObject({ place: 'failed', problem: 'damaged' });
    const body = { documentId, caseId: view.state.caseId, sha256: hash, bytes, receivedAt: now };
    await store.transaction((writer) => writer.applyChanges([{ kind: 'document', key: documentId, body }]));
    expect(await look()).toMatchObject({ place: 'central' });
    expect(await store.nextUpload()).toBeNull();
  });

  it('is not found in another case', async () => {
    const view = value(await attach(await open()));
    expect(await show(view, newId())).toEqual({ ok: false, error: 'not-found' });
    const elsewhere = { ...view, state: { ...view.state, caseId: newId() } };
    expect(await show(elsewhere, attachedTo(view).documentId)).toEqual({ ok: false, error: 'not-found' });
  });

  it('is said to be elsewhere, or damaged, and then not logged as seen', async () => {
    const view = value(await attach(await open()));
    const { documentId } = attachedTo(view);
    await writeFile(join(home, 'documents', `${documentId}.sealed`), 'not what was kept');
    expect(await show(view, documentId)).toEqual({ ok: false, error: 'damaged' });
    await rm(join(home, 'documents', `${documentId}.sealed`));
    expect(await show(view, documentId)).toEqual({ ok: false, error: 'offline' });
    atCentral = refuse('not-here');
    expect(await show(view, documentId)).toEqual({ ok: false, error: 'not-here' });
    expect(await actions(view)).toEqual(['case-opened', 'document-attached']);
  });
});
