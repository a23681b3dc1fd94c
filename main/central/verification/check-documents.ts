import { createHash } from 'node:crypto';
import { type CapturedDocument, largestDocument } from '../../../shared/domain/documents.ts';
import { openEvent, type SealedEvent } from '../../../shared/procedure/chain.ts';
import { refuse } from '../../../shared/result.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { CentralReader } from '../store/central-store.ts';

/** A document that an accepted event names, and whose content is not there, or is another. */
export interface DocumentFinding {
  readonly kind: 'document-missing' | 'document-altered';
  readonly case: string;
  readonly document: string;
}

function attachedIn(sealed: readonly SealedEvent[]): readonly CapturedDocument[] {
  return sealed.flatMap(({ body }) => {
    const action = openEvent(body)?.action;
    return action?.type === 'document-attached' ? [action.document] : [];
  });
}

/** Is the content of every document that a case's log names here, and the one that was attached? */
export async function checkDocuments(
  reader: Pick<CentralReader, 'findDocument'>,
  documents: Pick<DocumentStore, 'read'>,
  name: string,
  sealed: readonly SealedEvent[],
): Promise<readonly DocumentFinding[]> {
  const findings: DocumentFinding[] = [];
  for (const { documentId, sha256 } of attachedIn(sealed)) {
    const row = await reader.findDocument(documentId);
    if (row !== null && row.deletedAt !== null) continue;
    const content =
      row?.sha256 === sha256
        ? await documents.read(sha256, 0, largestDocument + 1)
        : refuse('not-here' as const);
    if (!content.ok && content.error === 'not-here') {
      findings.push({ kind: 'document-missing', case: name, document: documentId });
    } else if (!content.ok || createHash('sha256').update(content.value).digest('hex') !== sha256) {
      findings.push({ kind: 'document-altered', case: name, document: documentId });
    }
  }
  return findings;
}
