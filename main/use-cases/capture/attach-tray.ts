import { type Capture, captureSources } from '../../../shared/domain/capture.ts';
import { type CapturedDocument, documentKindNames } from '../../../shared/domain/documents.ts';
import type { ErrorOf, RequestOf } from '../../../shared/ipc/contract.ts';
import type { CaseView, SignedIn } from '../../../shared/ipc/views.ts';
import { type Result, refuse } from '../../../shared/result.ts';
import type { StoredPage, TrayKey } from '../../store/tray-store.ts';
import { commandCase } from '../case-commands.ts';
import type { Dependencies, UseCase } from '../ports.ts';
import { signedIn } from '../signed-in.ts';
import { type TrayDesk, trayName } from './tray-desk.ts';
import { type CasePictures, fingerprintsOf, openWarnings, overruledNow, readPictures } from './tray-view.ts';

type AttachError = ErrorOf<'attachTray'>;
type Request = RequestOf<'attachTray'>;

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/tiff': 'tif', 'application/pdf': 'pdf' };

function captureOf(tray: readonly StoredPage[], pictures: CasePictures): Capture {
  return {
    pages: tray.length,
    sources: captureSources.filter((source) => tray.some((page) => page.source === source)),
    overruled: tray.flatMap((page, index) => {
      const overruled = overruledNow(page, pictures);
      if (overruled === null) return [];
      return [{ page: index + 1, warnings: [...overruled.warnings], reason: overruled.reason }];
    }),
  };
}

/** What the tray itself says against attaching it, before anything is made of it. */
function refusalOf(
  { kind, letter }: Pick<Request, 'kind' | 'letter'>,
  tray: readonly StoredPage[],
  pictures: CasePictures,
): AttachError | null {
  if (tray.length === 0) return 'nothing-captured';
  if (tray.some((page) => openWarnings(page, pictures).length > 0)) return 'warnings-open';
  if (kind === 'authorization-letter') return letter === null ? 'letter-missing' : null;
  return letter === null ? null : 'invalid-answer';
}

/** The tray's pages as one document, kept; a note says so until the log does. */
async function keepDocument(
  dependencies: Dependencies,
  desk: TrayDesk,
  key: TrayKey,
  tray: readonly StoredPage[],
): Promise<Result<CapturedDocument, AttachError>> {
  const { store, documents, workshop, newId } = dependencies;
  const opened: { readonly jpeg: Uint8Array; readonly adjustments: StoredPage['adjustments'] }[] = [];
  for (const { pageId, adjustments } of tray) {
    const page = await desk.openPage(key, pageId);
    if (!page.ok) return page;
    opened.push({ jpeg: page.value.jpeg, adjustments });
  }
  const composed = await workshop.compose(opened);
  if (!composed.ok) return composed;
  const { bytes, mediaType } = composed.value;
  const documentId = newId();
  await store.transaction((writer) => writer.beginDocument(documentId, key.caseId));
  // Never a file's own: people name files after people, and the log goes far.
  const name = `${documentKindNames[key.kind]}.${extensions[mediaType]}`;
  const kept = await documents.keep(key.caseId, key.kind, name, bytes, documentId);
  if (!kept.ok) await store.transaction((writer) => writer.endDocument(documentId));
  return kept;
}

async function attach(
  dependencies: Dependencies,
  desk: TrayDesk,
  user: SignedIn,
  { kind, letter, ...target }: Request,
): Promise<Result<CaseView, AttachError>> {
  const { store, documents, pages } = dependencies;
  const key = { caseId: target.caseId, kind };
  const stored = await store.getCase(key.caseId);
  if (!stored) return refuse('not-found');
  const [tray, pictures] = await Promise.all([store.listTray(key), readPictures(store, key.caseId)]);
  const refusal = refusalOf({ kind, letter }, tray, pictures);
  if (refusal !== null) return refuse(refusal);
  const kept = await keepDocument(dependencies, desk, key, tray);
  if (!kept.ok) return kept;
  const { documentId } = kept.value;
  const document = { ...kept.value, capture: captureOf(tray, pictures), ...(letter && { letter }) };
  const done = await commandCase(
    dependencies,
    user,
    target,
    async () => ({ kind: 'attach', document }),
    async (writer) => {
      // With the event or not at all: pages that are in a document are in no tray, and the other way round.
      await writer.dropTrayPages(tray.map(({ pageId }) => pageId));
      await writer.notePageLooks(
        key.caseId,
        tray.map((page) => ({ documentId, fingerprints: fingerprintsOf(page) })),
      );
      await writer.endDocument(documentId);
    },
  );
  // Only a refusal: after a throw nobody knows whether the log has it. The next start does.
  if (!done.ok) {
    await documents.discard(documentId);
    await store.transaction((writer) => writer.endDocument(documentId));
    return done;
  }
  for (const { pageId } of tray) await pages.discard(pageId);
  return done;
}

/**
 * A.8, A.9, A.12: the pages become one document of the case. It is kept before the log speaks of it, so that no log names a file that is
 * not there; the pages stay until the log does. Ended at any point, it leaves either the tray or the document, whole.
 */
export function attachTray(dependencies: Dependencies, desk: TrayDesk): UseCase<'attachTray'> {
  return (request, caller) =>
    desk.alone(trayName(request), () => attach(dependencies, desk, signedIn(caller), request));
}
