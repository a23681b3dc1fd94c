import type { Dependencies } from '../ports.ts';

type Parts = Pick<Dependencies, 'store' | 'pages' | 'documents' | 'logger'>;

/** Takes away what was captured for cases that have ended, wherever they ended: nothing of a customer stays without a purpose (R18). */
export async function dropEndedTrays({ store, pages }: Omit<Parts, 'logger' | 'documents'>): Promise<void> {
  const ended = await store.listEndedTrays();
  if (ended.length === 0) return;
  const ids = ended.map(({ pageId }) => pageId);
  await store.transaction((writer) => writer.dropTrayPages(ids));
  for (const id of ids) await pages.discard(id);
}

/** A document that was kept when the process ended, and that no log came to know of. */
async function dropBegunDocuments({ store, documents }: Parts): Promise<number> {
  const begun = await store.listBegunDocuments();
  for (const { documentId, caseId } of begun) {
    const stored = await store.getCase(caseId);
    const isKnown = stored?.events.some(
      ({ event }) =>
        event.action.type === 'document-attached' && event.action.document.documentId === documentId,
    );
    if (!isKnown) await documents.discard(documentId);
    await store.transaction((writer) => writer.endDocument(documentId));
  }
  return begun.length;
}

/**
 * Puts right what an end in the middle of something left: pictures without a row, rows without a picture. At the start, before anybody can
 * capture anything.
 */
export async function tidyTrays(parts: Parts): Promise<void> {
  const { store, pages, logger } = parts;
  const begun = await dropBegunDocuments(parts);
  const [files, rows] = await Promise.all([pages.list(), store.listTrayPageIds()]);
  const orphans = files.filter((id) => !rows.includes(id));
  const lost = rows.filter((id) => !files.includes(id));
  for (const id of orphans) await pages.discard(id);
  if (lost.length > 0) await store.transaction((writer) => writer.dropTrayPages(lost));
  await dropEndedTrays(parts);
  await store.transaction((writer) => writer.dropEndedLooks());
  const counts = { begun, orphans: orphans.length, lost: lost.length };
  if (begun + orphans.length + lost.length > 0) logger.warn(counts, 'captured pages put in order');
}
