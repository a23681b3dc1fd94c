import { claimedDeviceId } from '../../../main/central/devices/verify-token.ts';
import type { CentralStore, CentralWriter } from '../../../main/central/store/central-store.ts';
import type { PushRequest } from '../../../shared/protocol/endpoints.ts';
import { isPushRequest, type WireRequest } from '../wire.ts';
import type { Naive } from '../world.ts';

/** A central office that does not look up whether it answered an operation before: what comes again is judged anew. */
export function skippedReplay(): Pick<Naive, 'onRequest' | 'alterCentral'> {
  const firstSeqs = new Map<string, number>();

  function onRequest(request: WireRequest): void {
    if (!isPushRequest(request)) return;
    const { headers, body } = request;
    try {
      const { operations } = JSON.parse(body) as PushRequest;
      const deviceId = claimedDeviceId((headers.authorization ?? '').replace('Bearer ', ''));
      const [first] = operations;
      if (deviceId !== null && first !== undefined) firstSeqs.set(deviceId, first.seq);
    } catch {
      // Cut short on its way: it will be refused.
    }
  }

  function forgetful(writer: CentralWriter): CentralWriter {
    let lastSeq = 0;
    return {
      ...writer,
      async findDevice(id) {
        const device = await writer.findDevice(id);
        if (device === null) return null;
        lastSeq = device.lastSeq;
        return { ...device, lastSeq: Math.min(lastSeq, (firstSeqs.get(id) ?? 1) - 1) };
      },
      findEventHashes: async () => new Map(),
      insertPushResults: (deviceId, epoch, results, at) =>
        writer.insertPushResults(
          deviceId,
          epoch,
          results.filter(({ seq }) => seq > lastSeq),
          at,
        ),
    };
  }

  function alterCentral(store: CentralStore): void {
    const transaction = store.transaction.bind(store);
    const naive: Pick<CentralStore, 'transaction'> = {
      transaction: (work) => transaction((writer) => work(forgetful(writer))),
    };
    Object.assign(store, naive);
  }

  return { onRequest, alterCentral };
}
