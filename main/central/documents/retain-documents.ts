import type { Logger } from 'pino';
import type { Instant } from '../../../shared/domain/dates.ts';
import { documentKinds } from '../../../shared/domain/documents.ts';
import type { Retention } from '../../../shared/domain/settings.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { OverdueDocument } from '../store/retention.ts';
import type { DocumentStore } from './document-store.ts';

const dayMs = 86_400_000;
/** Documents in one transaction. */
const batch = 100;
/** Days for which contents of deleted documents are looked for once more: the erasure may have been cut short. */
const lookBackDays = 3;

interface RetainParts {
  readonly store: CentralStore;
  readonly documents: DocumentStore;
  readonly logger: Logger;
}

const daysBefore = (now: Instant, days: number): Instant =>
  new Date(Date.parse(now) - days * dayMs).toISOString();

/** Records deletions, and then erases what no other document needs. Cut short in between, the next run erases it. */
async function deleteBatch(
  { store, documents }: RetainParts,
  overdue: readonly OverdueDocument[],
  rule: string,
  now: Instant,
): Promise<number> {
  const deleted = await store.transaction((writer) => writer.recordDeletions(overdue, rule, now));
  await eraseUnneeded(
    store,
    documents,
    overdue.map(({ sha256 }) => sha256),
  );
  return deleted;
}

async function eraseUnneeded(
  { read }: CentralStore,
  documents: DocumentStore,
  hashes: readonly string[],
): Promise<void> {
  const needed = await read.listNeeded(hashes);
  for (const hash of new Set(hashes)) if (!needed.has(hash)) await documents.erase(hash);
}

/**
 * Says of each new document what it is, as its case's log has it. One that no case names, because its event was never accepted, is kept
 * as long as what is kept shortest.
 */
async function sortNew(parts: RetainParts, retention: Retention, now: Instant): Promise<number> {
  const { store } = parts;
  const shortest = Math.min(...Object.values(retention));
  let deleted = 0;
  for (let after = ''; ; ) {
    const page = await store.read.listUnsorted(after, batch);
    const orphans: OverdueDocument[] = [];
    for (const document of page) {
      const attached = await store.read.findAttached(document.caseId, document.documentId);
      if (attached !== null)
        await store.transaction((writer) => writer.sortDocument(document.documentId, attached.kind));
      else if (document.receivedAt < daysBefore(now, shortest))
        orphans.push({ ...document, countedFrom: document.receivedAt });
    }
    if (orphans.length > 0) deleted += await deleteBatch(parts, orphans, `not-attached ${shortest}`, now);
    const last = page.at(-1);
    if (last === undefined || page.length < batch) return deleted;
    after = last.documentId;
  }
}

/**
 * Deletes the documents whose time is over: so many days, by their kind, since their case ended (R18). Each deletion is on record and goes
 * to the branches, which delete theirs.
 *
 * @returns how many.
 */
export async function retainDocuments(parts: RetainParts, now: Instant): Promise<number> {
  const { store, documents, logger } = parts;
  const { retentionDays } = await store.read.getSettings();
  let deleted = await sortNew(parts, retentionDays, now);
  if (deleted > 0) logger.info({ documents: deleted, rule: 'not-attached' }, 'documents deleted');
  for (const kind of documentKinds) {
    const days = retentionDays[kind];
    let ofKind = 0;
    for (;;) {
      const overdue = await store.read.listOverdue(kind, daysBefore(now, days), batch);
      if (overdue.length === 0) break;
      ofKind += await deleteBatch(parts, overdue, `${kind} ${days}`, now);
    }
    if (ofKind > 0) logger.info({ documents: ofKind, rule: `${kind} ${days}` }, 'documents deleted');
    deleted += ofKind;
  }
  const recent = await store.read.listDeletions(daysBefore(now, lookBackDays));
  await eraseUnneeded(
    store,
    documents,
    recent.map(({ sha256 }) => sha256),
  );
  return deleted;
}
