import { documentKindNames } from '../../shared/domain/documents.ts';
import type { ErrorOf } from '../../shared/ipc/contract.ts';
import type { SignedIn } from '../../shared/ipc/views.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { DocumentView } from './capture/document-views.ts';
import { commandCase } from './case-commands.ts';
import { stateOf } from './case-view.ts';
import { watermarkOf } from './documents.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

/** Pixels across a letter sheet's print: 200 to the inch, at which a C.I. is read as well as on the screen. */
const printWidth = 1500;

async function drawAll(
  { workshop, centralClock }: Pick<Dependencies, 'workshop' | 'centralClock'>,
  view: DocumentView,
  user: SignedIn,
): Promise<Result<string[], ErrorOf<'drawPage'>>> {
  const lines = watermarkOf(view, user, centralClock.now());
  const pages: string[] = [];
  for (let page = 1; page <= view.pages; page += 1) {
    const drawn = await workshop.draw(view.bytes, page, printWidth, lines);
    if (!drawn.ok) return drawn;
    pages.push(Buffer.from(drawn.value.jpeg).toString('base64'));
  }
  return ok(pages);
}

/**
 * Prints a copy of a document that is being looked at, and logs it (R11, R18). As with the numbered papers, the print comes before the
 * event, whose part its outcome is; what was cancelled, or had no printer, left no paper and no entry.
 */
export function printDocument(dependencies: Dependencies): UseCase<'printDocument'> {
  const { store, views, printer } = dependencies;
  return async ({ viewId }, caller) => {
    const user = signedIn(caller);
    const view = views.find(viewId, user.userId);
    if (view === null) return refuse('not-found');
    const { caseId, document } = view;
    const pages = await drawAll(dependencies, view, user);
    if (!pages.ok) return pages;
    // Whoever locked the session meanwhile prints nothing.
    if (views.find(viewId, user.userId) === null) return refuse('not-found');
    const title = `Copia: ${documentKindNames[document.kind]}, trámite ${view.caseNumber}`;
    const outcome = await printer.print({ kind: 'copy', title, pages: pages.value });
    if (outcome !== 'printed' && outcome !== 'failed') return ok({ outcome });
    const stored = await store.getCase(caseId);
    if (!stored) return refuse('not-found');
    const target = { caseId, head: stateOf(stored).eventCount - 1 };
    const logged = await commandCase(dependencies, user, target, async () => ({
      kind: 'print-document',
      documentId: document.documentId,
      outcome,
    }));
    return logged.ok ? ok({ outcome }) : logged;
  };
}
