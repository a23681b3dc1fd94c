import { createHash } from 'node:crypto';
import { CentralClock } from '../../main/platform/central-clock.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { newId } from '../../main/platform/ids.ts';
import type { DocumentUpload } from '../../main/store/branch-store.ts';
import { generateDeviceKey, openDeviceKey } from '../../main/sync/device-key.ts';
import { createTransport } from '../../main/sync/transport.ts';
import { uploadDocument } from '../../main/sync/uploads/upload-document.ts';
import { createUploadPace } from '../../main/sync/uploads/upload-pace.ts';
import type { Operation } from '../../shared/protocol/operations.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';

/** Changes in a page, as the branch asks for them. */
const pageSize = 1_000;

/** A device that sends and asks by the branch's own transport, and keeps nothing. */
export interface OfficeClient {
  /** @throws when one of the operations is not applied. */
  push(operations: readonly Operation[]): Promise<void>;
  /** The next pages, until they were so many changes. */
  pull(changes: number): Promise<void>;
  pullToTheEnd(): Promise<void>;
  /** Sends a document by tus, as the branch does, and returns when it is kept. */
  upload(content: Uint8Array): Promise<void>;
}

export async function enrolOfficeClient(centralUrl: string, code: string): Promise<OfficeClient> {
  const centralClock = new CentralClock(systemClock, { centralTime: null, deviceTimeAtSync: null });
  const signal = new AbortController().signal;
  const transport = createTransport({ fetch, centralClock, signal, timeoutMs: 120_000 });
  const { publicKey, privateKey } = await generateDeviceKey();
  const enrolled = await transport.enrol(centralUrl, { code, publicKey });
  if (!enrolled.ok) throw new Error(`Not enrolled: ${JSON.stringify(enrolled.error)}`);
  const signer = await openDeviceKey(enrolled.value.deviceId, privateKey);
  if (signer === null) throw new Error('The key that was just made cannot be read');
  const [peer, epoch] = [{ centralUrl, signer }, newId()];
  const pace = createUploadPace();
  let cursor: string | null = null;
  async function pullPage(limit = pageSize) {
    const answer = await transport.pull(peer, cursor, limit);
    if (!answer.ok) throw new Error(`Not pulled: ${JSON.stringify(answer.error)}`);
    cursor = answer.value.cursor;
    return answer.value;
  }

  return {
    async push(operations) {
      const answer = await transport.push(peer, {
        protocol: protocolVersion,
        epoch,
        operations: [...operations],
      });
      if (!answer.ok) throw new Error(`Not pushed: ${JSON.stringify(answer.error)}`);
      const refused = answer.value.results.find(({ outcome }) => outcome.status !== 'applied');
      if (refused) throw new Error(`Not applied: ${JSON.stringify(refused)}`);
    },
    async pull(changes) {
      for (let pulled = 0; pulled < changes; ) {
        const page = await pullPage(Math.min(pageSize, changes - pulled));
        pulled += page.changes.length;
        if (!page.more && pulled < changes) throw new Error(`Only ${pulled} changes were pulled`);
      }
    },
    async pullToTheEnd() {
      for (let more = true; more; ) ({ more } = await pullPage());
    },
    async upload(content) {
      const document: DocumentUpload = {
        documentId: newId(),
        caseId: newId(),
        sha256: createHash('sha256').update(content).digest('hex'),
        bytes: content.length,
        mediaType: 'application/pdf',
        uploadUrl: null,
        eventId: newId(),
        state: 'waiting',
        attempts: 0,
        lastError: null,
        createdAt: systemClock.now(),
        doneAt: null,
      };
      const parts = { transport, peer, pace, monotonic: () => performance.now() };
      const told = { onBegun: async () => {}, onProgress: () => {}, mayGoOn: () => true };
      const sent = await uploadDocument({ ...parts, ...told }, document, content);
      if (!sent.ok) throw new Error(`Not uploaded: ${JSON.stringify(sent.error)}`);
    },
  };
}
