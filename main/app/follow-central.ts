import type { Logger } from 'pino';
import type { BranchStore } from '../store/branch-store.ts';
import { centralOrigin } from '../sync/urls.ts';

/**
 * Takes the central office's address of the settings for a workstation that was enrolled under another one, as after the office moved.
 * Whether it is the same office is told by its epoch, not by its address. Before sync starts.
 */
export async function followCentral(store: BranchStore, centralUrl: string, logger: Logger): Promise<void> {
  const { deviceId, centralUrl: known } = await store.getDeviceState();
  if (deviceId === null) return;
  const origin = centralOrigin(centralUrl);
  if (!origin.ok) {
    logger.warn({ error: origin.error }, 'address of the central office not taken');
    return;
  }
  if (origin.value === known) return;
  await store.transaction((writer) => writer.setDeviceState({ centralUrl: origin.value }));
  logger.info({ from: known, to: origin.value }, 'address of the central office changed');
}
