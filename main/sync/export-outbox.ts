import type { z } from 'zod';
import {
  type OutboxContent,
  outboxContentText,
  type outboxFileSchema,
  signedOutbox,
} from '../../shared/protocol/outbox-file.ts';
import type { CentralClock } from '../platform/central-clock.ts';
import { sha256 } from '../platform/ids.ts';
import { toOperation } from './batch.ts';
import type { SyncStore } from './sync-store.ts';
import type { Peer } from './transport.ts';

/** A whole outbox as the text of a signed file. */
export interface ExportedOutbox {
  readonly deviceCode: string;
  readonly text: string;
  readonly rows: number;
}

/**
 * Everything that was not acknowledged, signed by the device's key (sync protocol 14) [Y17]. Reads alone: the outbox stays as it is.
 *
 * @returns null for a workstation that is not enrolled.
 */
export async function exportOutbox(
  store: SyncStore,
  { signer }: Peer,
  centralClock: CentralClock,
): Promise<ExportedOutbox | null> {
  const { deviceId, deviceCode, epoch, serverEpoch } = await store.getDeviceState();
  if (deviceId === null || deviceCode === null || epoch === null || serverEpoch === null) return null;
  const { pending } = await store.countOutbox();
  const waiting = await store.listOutbox(pending);
  const exportedAt = centralClock.now();
  const content: OutboxContent = {
    format: 'reversa-outbox',
    version: 1,
    deviceId,
    deviceCode,
    epoch,
    serverEpoch,
    exportedAt,
    rows: waiting.map((row) => ({ epoch: row.epoch, operation: toOperation(row) })),
  };
  const body = outboxContentText(content);
  const signature = await signer.sign(signedOutbox(body), Math.floor(Date.parse(exportedAt) / 1000));
  const file: z.infer<typeof outboxFileSchema> = { content, sha256: sha256(body), signature };
  return { deviceCode, text: `${JSON.stringify(file, null, 1)}\n`, rows: waiting.length };
}
