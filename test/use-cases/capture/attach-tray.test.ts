import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../main/platform/ids.ts';
import { tidyTrays } from '../../../main/use-cases/capture/tidy-trays.ts';
import type { Dependencies } from '../../../main/use-cases/ports.ts';
import { documentSchema } from '../../../shared/domain/documents.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { authorizationLetter } from '../../builders/authorization-letter.ts';
import { openWorkplace, signedInAs, type Workplace } from '../workplace.ts';
import {
  add,
  attach,
  attachedTo,
  clerk,
  documentFiles,
  keyOf,
  openedCase,
  sumOf,
  tray,
  trayFiles,
  value,
} from './desk.ts';

let place: Workplace;
let view: CaseView;
beforeEach(async () => {
  place = await openWorkplace();
  view = await openedCase(place);
});
afterEach(() => place.close());

async function actions(): Promise<readonly string[]> {
  const stored = await place.store.getCase(view.state.caseId);
  return stored?.events.map(({ event }) => event.action.type) ?? [];
}

describe('the pages that are attached', () => {
  it('are one document of the case, with how it was made, and one more event of its log', async () => {
    value(await add(place, view, 1, { source: 'drop', fileName: 'carnet.jpg' }));
    value(await add(place, view, 2, { source: 'camera' }));
    const done = value(await attach(place, view));
    const document = attachedTo(done);
    expect(documentSchema.parse(document)).toEqual({
      documentId: document.documentId,
      kind: 'identity-card-copy',
      mediaType: 'application/pdf',
      bytes: document.bytes,
      sha256: document.sha256,
      fileName: 'Fotocopia del C.I. del titular.pdf',
      capture: { pages: 2, sources: ['camera', 'drop'], overruled: [] },
    });
    expect(await actions()).toEqual(['case-opened', 'document-attached']);
    expect(done.head).toBe(view.head + 1);
    const content = value(await place.dependencies.documents.open(view.state.caseId, document));
    expect(sumOf(content)).toBe(document.sha256);
    expect(await documentFiles(place)).toEqual([`${document.documentId}.sealed`]);
    expect(await tray(place, done)).toEqual([]);
    expect(await trayFiles(place)).toEqual([]);
    expect(await place.store.listBegunDocuments()).toEqual([]);
  });

  it('[R10] are never called as their file was', async () => {
    value(await add(place, view, 1, { source: 'file', fileName: 'CI 4512345 María Quispe.png' }));
    expect(attachedTo(value(await attach(place, view)))).toMatchObject({
      fileName: 'Fotocopia del C.I. del titular.jpg',
      mediaType: 'image/jpeg',
      capture: { pages: 1, sources: ['file'] },
    });
  });

  it('say what somebody overruled, and why, by page', async () => {
    value(await add(place, view, 1));
    place.workshop.see = () => ({ warnings: ['dark', 'glare'] });
    value(await add(place, view, 2));
    expect(await attach(place, view)).toEqual({ ok: false, error: 'warnings-open' });
    const pageId = (await tray(place, view))[1]?.pageId ?? '';
    const reason = 'El original es así';
    value(await place.useCases.overrulePage({ ...keyOf(view), pageId, reason }, clerk));
    expect(attachedTo(value(await attach(place, view))).capture).toEqual({
      pages: 2,
      sources: ['camera'],
      overruled: [{ page: 2, warnings: ['dark', 'glare'], reason }],
    });
  });

  it('are known again when the same is captured for another paper of the case', async () => {
    value(await add(place, view, 1));
    const done = value(await attach(place, view));
    value(await add(place, done, 1, { kind: 'annulment-note' }));
    value(await add(place, done, 2, { kind: 'annulment-note' }));
    expect((await tray(place, done, 'annulment-note')).map(({ open }) => open)).toEqual([
      ['same-picture'],
      [],
    ]);
  });

  it('carry what a letter says, and only a letter does', async () => {
    const letter = authorizationLetter();
    const target = { ...keyOf(view, 'authorization-letter'), head: view.head };
    value(await add(place, view, 1, { kind: 'authorization-letter' }));
    expect(await place.useCases.attachTray({ ...target, letter: null }, clerk)).toEqual({
      ok: false,
      error: 'letter-missing',
    });
    const done = value(await place.useCases.attachTray({ ...target, letter }, clerk));
    expect(attachedTo(done)).toMatchObject({ kind: 'authorization-letter', letter });
    value(await add(place, done, 2));
    const wrong = { ...keyOf(done), head: done.head, letter };
    expect(await place.useCases.attachTray(wrong, clerk)).toEqual({ ok: false, error: 'invalid-answer' });
  });
});

describe('pages that are not attached', () => {
  async function expectWaiting(): Promise<void> {
    expect(await tray(place, view)).toHaveLength(1);
    expect(await documentFiles(place)).toEqual([]);
    expect(await place.store.listBegunDocuments()).toEqual([]);
    expect((await actions()).filter((action) => action === 'document-attached')).toEqual([]);
  }

  it('are none, where nothing was captured', async () => {
    expect(await attach(place, view)).toEqual({ ok: false, error: 'nothing-captured' });
  });

  it('wait on when the procedure says no, and nothing is kept of the document', async () => {
    value(await add(place, view, 1));
    const refused = await attach(place, view, undefined, signedInAs('counter-advisor'));
    expect(refused).toEqual({ ok: false, error: 'wrong-role' });
    await expectWaiting();
  });

  it('wait on when the screen is behind its case', async () => {
    value(await add(place, view, 1));
    const { caseId } = view.state;
    value(await place.useCases.takeCase({ caseId, head: view.head }, clerk));
    expect(await attach(place, view)).toEqual({ ok: false, error: 'stale-case' });
    await expectWaiting();
  });

  it('are attached once by two Enters', async () => {
    value(await add(place, view, 1));
    const answers = await Promise.all([attach(place, view), attach(place, view)]);
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.error))).toEqual([
      'done',
      'nothing-captured',
    ]);
    expect(await documentFiles(place)).toHaveLength(1);
  });
});

/** Steps of attaching, in their order; at each of them the process may end. */
const steps = ['compose', 'note', 'keep', 'log', 'discard', 'none'] as const;

describe.each(steps)('[U4] a process that ends before the step “%s”', (step) => {
  const ended = new Error('killed');
  const stopAt =
    <Parts extends readonly unknown[], Value>(
      name: (typeof steps)[number],
      work: (...parts: Parts) => Promise<Value>,
    ) =>
    async (...parts: Parts): Promise<Value> => {
      if (isArmed && name === step) throw ended;
      return work(...parts);
    };
  let isArmed = false;

  function dying(dependencies: Dependencies): Dependencies {
    const { documents, pages, store } = dependencies;
    return {
      ...dependencies,
      documents: { ...documents, keep: stopAt('keep', documents.keep) },
      pages: { ...pages, discard: stopAt('discard', pages.discard) },
      store: {
        ...store,
        transaction: (work) =>
          store.transaction(async (writer) =>
            work({
              ...writer,
              beginDocument: stopAt('note', writer.beginDocument),
              // The last of what is written with the event: all of it is undone.
              endDocument: stopAt('log', writer.endDocument),
            }),
          ),
      },
    };
  }

  it('leaves the pages or the document, whole, and nothing beside them', async () => {
    await place.close();
    isArmed = false;
    place = await openWorkplace(undefined, { replace: dying });
    view = await openedCase(place);
    value(await add(place, view, 1));
    value(await add(place, view, 2));
    const before = await tray(place, view);
    place.workshop.before = async (job) => {
      if (step === 'compose' && job === 'compose') throw ended;
    };
    isArmed = true;
    if (step === 'none') value(await attach(place, view));
    else await expect(attach(place, view)).rejects.toThrow(ended);
    await place.stop();
    place = await openWorkplace([], { folder: place.folder });
    await tidyTrays(place.dependencies);
    const documents = await documentFiles(place);
    const isAttached = step === 'discard' || step === 'none';
    expect((await actions()).includes('document-attached')).toBe(isAttached);
    expect(documents).toHaveLength(isAttached ? 1 : 0);
    expect(await tray(place, view)).toEqual(isAttached ? [] : before);
    expect(await trayFiles(place)).toHaveLength(isAttached ? 0 : 2);
    expect(await place.store.listBegunDocuments()).toEqual([]);
    if (!isAttached) value(await attach(place, view));
    const stored = value(await place.useCases.getCase({ caseId: view.state.caseId }, clerk));
    const content = await place.dependencies.documents.open(view.state.caseId, attachedTo(stored));
    expect(content.ok).toBe(true);
  });
});

describe('what is left over', () => {
  it('is put in order at the start: pictures without a row, rows without a picture', async () => {
    for (const seed of [1, 2, 3]) value(await add(place, view, seed));
    const [lost, ...others] = await tray(place, view);
    const orphan = newId();
    await place.dependencies.pages.keepCopy(
      view.state.caseId,
      { documentId: orphan, sha256: sumOf('x') },
      Buffer.from('x'),
    );
    await rm(join(place.folder, 'documents', 'tray', `${lost?.pageId}.sealed`));
    await tidyTrays(place.dependencies);
    expect(await tray(place, view)).toEqual(others);
    expect(await trayFiles(place)).toEqual(others.map(({ pageId }) => `${pageId}.sealed`).toSorted());
  });

  it('[R18] goes with its case, wherever that came to its end', async () => {
    value(await add(place, view, 1));
    const attached = value(await attach(place, view));
    value(await add(place, view, 2));
    const { caseId } = view.state;
    const withdrawal = { caseId, head: attached.head, reason: 'changed-mind', note: '' } as const;
    value(await place.useCases.withdrawCase(withdrawal, clerk));
    expect(await trayFiles(place)).toHaveLength(1);
    await tidyTrays(place.dependencies);
    expect(await trayFiles(place)).toEqual([]);
    expect(await place.store.listTraysOf(caseId)).toEqual([]);
    expect(await place.store.listPageLooks(caseId)).toEqual([]);
    expect(await documentFiles(place)).toHaveLength(1);
  });
});
