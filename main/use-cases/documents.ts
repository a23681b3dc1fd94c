import type { CapturedDocument } from '../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { commandCase } from './case-commands.ts';
import { stateOf } from './case-view.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

/**
 * A.8, A.12: a file becomes a document of the case. It is kept before the log speaks of it, so that no log names a file that is not
 * there; what the procedure then refuses is taken away again.
 */
export function attachDocument(dependencies: Dependencies): UseCase<'attachDocument'> {
  const { documents } = dependencies;
  return async ({ kind, fileName, content, ...target }, caller) => {
    const user = signedIn(caller);
    const kept = await documents.keep(target.caseId, kind, fileName, Buffer.from(content, 'base64'));
    if (!kept.ok) return kept;
    const document = kept.value;
    const done = await commandCase(dependencies, user, target, async () => ({ kind: 'attach', document }));
    // Only a refusal: after a throw nobody knows whether the log has it, and a file too many is better than one too few.
    if (!done.ok) await documents.discard(document.documentId);
    return done;
  };
}

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

/** Shows a document's content once the log says to whom (R11): nothing is seen that is not on record. */
export function openDocument(dependencies: Dependencies): UseCase<'openDocument'> {
  const { store } = dependencies;
  return async ({ caseId, documentId }, caller) => {
    const user = signedIn(caller);
    const stored = await store.getCase(caseId);
    if (!stored) return refuse('not-found');
    const state = stateOf(stored);
    const found = state.documents.find((each) => each.documentId === documentId);
    if (!found) return refuse('not-found');
    const opened = await readDocument(dependencies, caseId, found);
    if (!opened.ok) return opened;
    const target = { caseId, head: state.eventCount - 1 };
    const logged = await commandCase(dependencies, user, target, async () => ({
      kind: 'view-document',
      documentId,
    }));
    if (!logged.ok) return logged;
    const { mediaType, fileName } = found;
    return ok({ mediaType, fileName, content: Buffer.from(opened.value).toString('base64') });
  };
}
