import type { Logger } from 'pino';
import type { NewId } from '../platform/ids.ts';
import { isSetBack, type SideFile } from './side-file.ts';
import type { SyncStore } from './sync-store.ts';

export interface CheckEpochOptions {
  readonly store: SyncStore;
  readonly sideFile: SideFile;
  readonly newId: NewId;
  readonly logger: Logger;
}

/**
 * At the start, before anything is written or sent: a database that was set back takes a new epoch for what
 * comes (S11). What it still has to send goes out under its old one, where the central office knows each
 * number again or takes it as the next.
 */
export async function checkEpoch({ store, sideFile, newId, logger }: CheckEpochOptions): Promise<void> {
  const { epoch } = await store.getDeviceState();
  if (epoch === null) return;
  const lastSeq = await store.lastOutboxSeq(epoch);
  if (!isSetBack(await sideFile.read(), epoch, lastSeq)) return sideFile.raise({ epoch, seq: lastSeq });
  const renewed = newId();
  logger.warn({ epoch, lastSeq, renewed }, 'the database is behind its side file: a new outbox epoch begins');
  await store.transaction((writer) => writer.setDeviceState({ epoch: renewed }));
  await sideFile.raise({ epoch: renewed, seq: 0 });
}
