import type { Instant } from '../../../shared/domain/dates.ts';
import { type UploadMetadata, uploadMetadataSchema } from '../../../shared/protocol/documents.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CentralReader, CentralStore } from '../store/central-store.ts';
import type { Device } from '../store/records.ts';
import type { DocumentStore, StoredUpload } from './document-store.ts';

type ClaimRefusal = 'bad-request' | 'not-found' | 'document-other';

type ClaimReader = Pick<CentralReader, 'findAttached' | 'findCaseRegional' | 'findDocument'>;

/** What is known here of a document that is announced, and of its case. */
async function gatherKnown(reader: ClaimReader, { caseId, documentId }: UploadMetadata) {
  return {
    regional: await reader.findCaseRegional(caseId),
    standing: await reader.findDocument(documentId),
    attached: await reader.findAttached(caseId, documentId),
  };
}

function judgeClaim(
  device: Device,
  claim: UploadMetadata,
  { regional, standing, attached }: Awaited<ReturnType<typeof gatherKnown>>,
): Result<null, ClaimRefusal> {
  // Another regional's cases are none of this device's business: not even whether they exist.
  if (regional !== null && regional !== device.area.regional) return refuse('not-found');
  // Its time is over, and stays so: a branch that was set back to an earlier day brings it once more.
  if (standing !== null && standing.deletedAt !== null) return refuse('not-found');
  const isOther = attached !== null && (attached.sha256 !== claim.sha256 || attached.bytes !== claim.bytes);
  return isOther ? refuse('document-other') : ok(null);
}

/**
 * May this device bring this document? Of a case that has not come yet it may: operations do not wait for their documents, nor documents
 * for operations (sync protocol 12).
 */
export async function checkClaim(
  reader: ClaimReader,
  device: Device,
  claim: UploadMetadata,
): Promise<Result<null, ClaimRefusal>> {
  return judgeClaim(device, claim, await gatherKnown(reader, claim));
}

/** What an upload was announced as, if it is the device's own; null for any other. */
export function claimOf(upload: StoredUpload, device: Device): UploadMetadata | null {
  if (upload.metadata?.deviceId !== device.id) return null;
  const claim = uploadMetadataSchema.safeParse(upload.metadata);
  return claim.success ? claim.data : null;
}

type ReceiveRefusal = ClaimRefusal | 'hash-mismatch' | 'device-revoked';

/**
 * Ends an upload that is complete: kept under its hash, recorded, told to the branches. Asked twice it does it once.
 *
 * @throws what the stores throw: the upload is still there then, and is ended by the next request about it.
 */
export async function receiveDocument(
  { store, documents }: { readonly store: CentralStore; readonly documents: DocumentStore },
  device: Device,
  upload: StoredUpload,
  claim: UploadMetadata,
  now: Instant,
): Promise<Result<null, ReceiveRefusal>> {
  if (upload.size !== claim.bytes) return refuse('bad-request');
  const kept = await documents.keep(upload.id, claim.sha256);
  if (!kept.ok) return kept;
  const recorded = await store.transaction(async (writer): Promise<Result<null, ReceiveRefusal>> => {
    // Looked at once more: it may have been revoked while the last part came in (S12).
    const sender = await writer.findDevice(device.id);
    if (sender === null || sender.revokedAt !== null) return refuse('device-revoked');
    const known = await gatherKnown(writer, claim);
    const checked = judgeClaim(sender, claim, known);
    if (!checked.ok) return checked;
    const { standing, attached } = known;
    if (standing?.sha256 === claim.sha256) return ok(null);
    if (standing !== null && attached === null) return refuse('document-other');
    const { documentId, caseId, sha256, bytes, mediaType } = claim;
    const { regional } = sender.area;
    await writer.saveDocument({
      documentId,
      caseId,
      sha256,
      bytes,
      mediaType,
      regional,
      deviceId: device.id,
      receivedAt: now,
      kind: attached?.kind ?? null,
      deletedAt: null,
    });
    return ok(null);
  });
  if (!recorded.ok) return recorded;
  // The same content of another document may have been erased between the two: what arrived is still in its parts.
  const isHere = (await documents.read(claim.sha256, 0, 1)).ok;
  if (!isHere) await documents.keep(upload.id, claim.sha256);
  await documents.forget(upload.id);
  return recorded;
}
