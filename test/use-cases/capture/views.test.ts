import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Workshop } from '../../../main/documents/workshop/workshop.ts';
import { newId } from '../../../main/platform/ids.ts';
import { createDocumentViews } from '../../../main/use-cases/capture/document-views.ts';
import { viewCase } from '../../../main/use-cases/case-view.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { openWorkplace, signedInAs, type Workplace } from '../workplace.ts';
import { add, attach, clerk, openedCase, value } from './desk.ts';

let place: Workplace;
let view: CaseView;
let documentId: string;
beforeEach(async () => {
  place = await openWorkplace();
  const opened = await openedCase(place);
  value(await add(place, opened, 1));
  value(await add(place, opened, 2));
  view = value(await attach(place, opened));
  documentId = view.state.documents[0]?.documentId ?? '';
});
afterEach(() => place.close());

const head = signedInAs('service-head', 'u-9');

function open(who = clerk, of = documentId) {
  return place.useCases.openDocument({ caseId: view.state.caseId, documentId: of }, who);
}

function draw(viewId: string, who = clerk, page = 1) {
  return place.useCases.drawPage({ viewId, page, width: 300 }, who);
}

async function actions(): Promise<readonly string[]> {
  const stored = await place.store.getCase(view.state.caseId);
  return stored?.events.map(({ event }) => event.action.type) ?? [];
}

const sealed = () => join(place.folder, 'documents', `${documentId}.sealed`);
const notFound = { ok: false, error: 'not-found' };

describe('a document that is looked at', () => {
  it('is in the log once, with who looks, whatever pages are turned to', async () => {
    const { viewId, pages } = value(await open(head));
    expect(pages).toBe(2);
    for (const page of [1, 2, 1]) value(await draw(viewId, head, page));
    const stored = await place.store.getCase(view.state.caseId);
    const last = stored?.events.at(-1)?.event;
    expect(last?.action).toEqual({ type: 'document-viewed', documentId });
    expect(last?.actor.userId).toBe('u-9');
    expect((await actions()).filter((action) => action === 'document-viewed')).toHaveLength(1);
  });

  it('[R18] says across each page what for, in which case, where, by whom and when', async () => {
    const drawn: (readonly string[])[] = [];
    const { draw: drawing } = place.workshop;
    place.workshop.draw = (...parts: Parameters<Workshop['draw']>) => {
      drawn.push(parts[3]);
      return drawing(...parts);
    };
    const { viewId } = value(await open(head));
    const page = value(await draw(viewId, head));
    expect(page).toMatchObject({ width: 300, height: expect.any(Number) });
    expect(Buffer.from(page.content, 'base64').subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(drawn).toEqual([
      [
        'Anulación de solicitud — COM-DSC-P06',
        `Trámite ${view.state.caseNumber}`,
        'Sucursal de prueba',
        'Usuario u-9 · 23/11/2026 10:00',
      ],
    ]);
  });

  it('is nobody else’s, and gone once it is closed', async () => {
    const { viewId } = value(await open());
    expect(await draw(viewId, head)).toEqual(notFound);
    value(await place.useCases.closeDocument({ viewId }, head));
    value(await draw(viewId));
    value(await place.useCases.closeDocument({ viewId }, clerk));
    expect(await draw(viewId)).toEqual(notFound);
  });

  it.each(['lock', 'signOut'] as const)('ends with the session: %s', async (act) => {
    const { session } = place.dependencies;
    if (clerk.user) session.signIn(clerk.user);
    const { viewId } = value(await open());
    session[act]();
    expect(await draw(viewId)).toEqual(notFound);
  });

  it('ends when somebody else signs in, and not for the one who comes back', async () => {
    const { session } = place.dependencies;
    if (clerk.user) session.signIn(clerk.user);
    const { viewId } = value(await open());
    if (clerk.user) session.signIn(clerk.user);
    expect((await draw(viewId)).ok).toBe(true);
    if (head.user) session.signIn(head.user);
    expect(await draw(viewId)).toEqual(notFound);
  });

  it('is not shown to whoever locked the session while it was drawn', async () => {
    const { viewId } = value(await open());
    const { draw: drawing } = place.workshop;
    place.workshop.draw = (...parts: Parameters<Workshop['draw']>) => {
      place.views.closeAll();
      return drawing(...parts);
    };
    expect(await draw(viewId)).toEqual(notFound);
  });

  it('[Y30] comes from the central office where another workstation captured it, and is kept', async () => {
    const { documents } = place.dependencies;
    const document = view.state.documents[0];
    if (!document) throw new Error('nothing attached');
    const content = value(await documents.open(view.state.caseId, document));
    await rm(sealed());
    place.atCentral = ok(content);
    expect(value(await open()).pages).toBe(2);
    place.atCentral = refuse('offline');
    expect((await open()).ok).toBe(true);
  });
});

describe('a document that is not shown', () => {
  it('is none for a role that has no business with it, and nothing is logged as seen', async () => {
    const refused = await open(signedInAs('administrator'));
    expect(refused).toEqual({ ok: false, error: 'wrong-role' });
    expect(await actions()).toEqual(['case-opened', 'document-attached']);
  });

  it('is said to be elsewhere, or damaged', async () => {
    await writeFile(sealed(), 'not what was kept');
    expect(await open()).toEqual({ ok: false, error: 'damaged' });
    await rm(sealed());
    expect(await open()).toEqual({ ok: false, error: 'offline' });
    place.atCentral = refuse('not-here');
    expect(await open()).toEqual({ ok: false, error: 'not-here' });
    expect(await open(clerk, newId())).toEqual(notFound);
    expect(await actions()).toEqual(['case-opened', 'document-attached']);
  });

  it('is not logged as seen where it cannot be taken apart', async () => {
    place.workshop.countPages = async () => refuse('too-slow');
    expect(await open()).toEqual({ ok: false, error: 'too-slow' });
    expect(await actions()).toEqual(['case-opened', 'document-attached']);
  });

  it('[R18] is said to be deleted once its time was over, wherever a copy may lie', async () => {
    const document = view.state.documents[0];
    if (!document) throw new Error('nothing attached');
    const { sha256, bytes } = document;
    const receivedAt = place.clock.now();
    const body = {
      ...{ documentId, caseId: view.state.caseId, sha256, bytes, receivedAt },
      deletedAt: receivedAt,
    };
    await place.store.transaction((writer) =>
      writer.applyChanges([{ kind: 'document', key: documentId, body }]),
    );
    expect(await open()).toEqual({ ok: false, error: 'deleted' });
    expect(await actions()).toEqual(['case-opened', 'document-attached']);
  });

  it('has no page beyond its last', async () => {
    const { viewId } = value(await open());
    expect(await draw(viewId, clerk, 3)).toEqual({ ok: false, error: 'damaged' });
  });
});

describe('views', () => {
  const content = {
    userId: 'u-1',
    caseId: 'c-1',
    caseNumber: 'LPZ-01-01-000001',
    document: { documentId: 'd-1', kind: 'invoice' as const },
    pages: 1,
    bytes: new Uint8Array([1]),
  };
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are three at most: the oldest ends', () => {
    const views = createDocumentViews(newId);
    const ids = [1, 2, 3, 4].map(() => views.open(content));
    expect(ids.map((id) => views.find(id, 'u-1') !== null)).toEqual([false, true, true, true]);
  });

  it('end fifteen minutes after they were last drawn from', () => {
    const views = createDocumentViews(newId);
    const id = views.open(content);
    vi.advanceTimersByTime(14 * 60_000);
    expect(views.find(id, 'u-1')).not.toBeNull();
    vi.advanceTimersByTime(14 * 60_000);
    expect(views.find(id, 'u-1')).not.toBeNull();
    vi.advanceTimersByTime(15 * 60_000);
    expect(views.find(id, 'u-1')).toBeNull();
  });
});

it('[Y26] a case says where each of its documents is', async () => {
  const { caseId } = view.state;
  const { dependencies, store } = place;
  const document = view.state.documents[0];
  if (!document || !clerk.user) throw new Error('nothing attached');
  const { user } = clerk;
  expect(view.documents).toEqual([{ documentId, place: 'waiting', percent: null, problem: null }]);
  const look = async () => (await viewCase(dependencies, caseId, user))?.documents[0];
  await store.transaction((writer) =>
    writer.setUpload(documentId, { state: 'failed', lastError: 'damaged' }),
  );
  expect(await look()).toMatchObject({ place: 'failed', problem: 'damaged' });
  const { sha256, bytes } = document;
  const body = { documentId, caseId, sha256, bytes, receivedAt: place.clock.now() };
  await store.transaction((writer) => writer.applyChanges([{ kind: 'document', key: documentId, body }]));
  expect(await look()).toMatchObject({ place: 'central' });
  expect(await store.nextUpload()).toBeNull();
});
