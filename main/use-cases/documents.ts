import { formatDateTime } from '../../shared/domain/dates.ts';
import type { CapturedDocument } from '../../shared/domain/documents.ts';
import type { SignedIn } from '../../shared/ipc/views.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { DocumentView } from './capture/document-views.ts';
import { commandCase } from './case-commands.ts';
import { stateOf } from './case-view.ts';
import { findDeletion } from './document-places.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

type Opened = Result<Uint8Array, 'not-here' | 'damaged' | 'offline'>;

/** From this workstation, or from the central office: another workstation captured it, or the copy here is no longer what it was. */
async function readDocument(
  { documents, sync }: Pick<Dependencies, 'documents' | 'sync'>,
  caseId: string,
  document: CapturedDocument,
): Promise<Opened> {
  const opened = await documents.open(caseId, document);
  if (opened.ok) return opened;
  const fetched = await sync.fetchDocument(document);
  if (!fetched.ok) return opened.error === 'damaged' ? opened : fetched;
  // A file that is damaged stays as it is, for whoever looks into it; a copy that cannot be kept is fetched again.
  if (opened.error === 'not-here') await documents.keepCopy(caseId, document, fetched.value);
  return fetched;
}

/** Shows a document once the log says to whom (R11): nothing is seen that is not on record. */
export function openDocument(dependencies: Dependencies): UseCase<'openDocument'> {
  const { store, workshop, views } = dependencies;
  return async ({ caseId, documentId }, caller) => {
    const user = signedIn(caller);
    const stored = await store.getCase(caseId);
    if (!stored) return refuse('not-found');
    const state = stateOf(stored);
    const found = state.documents.find((each) => each.documentId === documentId);
    if (!found) return refuse('not-found');
    if ((await findDeletion(store, caseId, documentId)) !== null) return refuse('deleted');
    const opened = await readDocument(dependencies, caseId, found);
    if (!opened.ok) return opened;
    const pages = await workshop.countPages(opened.value);
    if (!pages.ok) return pages;
    const target = { caseId, head: state.eventCount - 1 };
    const logged = await commandCase(dependencies, user, target, async () => ({
      kind: 'view-document',
      documentId,
    }));
    if (!logged.ok) return logged;
    const { userId } = user;
    const viewId = views.open({
      userId,
      caseId,
      caseNumber: state.caseNumber,
      document: found,
      pages: pages.value,
      bytes: opened.value,
    });
    return ok({ viewId, pages: pages.value });
  };
}

/** What stands across each page that is shown or printed (R18): what for, in which case, where, by whom and when. */
export function watermarkOf(
  { caseNumber }: Pick<DocumentView, 'caseNumber'>,
  { name, area }: SignedIn,
  at: string,
): readonly string[] {
  return [
    'Anulación de solicitud — COM-DSC-P06',
    `Trámite ${caseNumber}`,
    area.name,
    `${name} · ${formatDateTime(at)}`,
  ];
}

export function drawPage(dependencies: Dependencies): UseCase<'drawPage'> {
  const { views, workshop, centralClock } = dependencies;
  return async ({ viewId, page, width }, caller) => {
    const user = signedIn(caller);
    const view = views.find(viewId, user.userId);
    if (view === null) return refuse('not-found');
    const lines = watermarkOf(view, user, centralClock.now());
    const drawn = await workshop.draw(view.bytes, page, width, lines);
    if (!drawn.ok) return drawn;
    // Whoever locked the session meanwhile is not shown what was being drawn.
    if (views.find(viewId, user.userId) === null) return refuse('not-found');
    const { jpeg, ...size } = drawn.value;
    return ok({ ...size, content: Buffer.from(jpeg).toString('base64') });
  };
}

export function closeDocument({ views }: Dependencies): UseCase<'closeDocument'> {
  return async ({ viewId }, caller) => {
    if (views.find(viewId, signedIn(caller).userId) !== null) views.close(viewId);
    return ok(null);
  };
}
