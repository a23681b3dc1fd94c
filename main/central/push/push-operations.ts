import type { Instant } from '../../../shared/domain/dates.ts';
import { chainStart } from '../../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import { heldItems } from '../../../shared/procedure/held-items.ts';
import { summarise } from '../../../shared/procedure/summary.ts';
import type { Operation, Outcome } from '../../../shared/protocol/operations.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CentralStore, CentralWriter } from '../store/central-store.ts';
import type { Device, PushResult } from '../store/records.ts';
import { claimsOf } from './claims.ts';
import { type JudgedBatch, judgeBatch } from './judge-batch.ts';
import { takeEffect } from './take-effect.ts';

/** Why a whole push is not taken. */
export interface PushRefusal {
  readonly code: 'bad-request' | 'token-invalid' | 'device-revoked' | 'fork' | 'gap';
  readonly lastSeq?: number;
}
type OperationResult = { readonly seq: number; readonly opId: string; readonly outcome: Outcome };

/** The operations that have an outcome already, and those that come next: or why they do not fit (sync protocol 4). */
async function place(
  writer: CentralWriter,
  device: Device,
  epoch: string,
  operations: readonly Operation[],
): Promise<
  Result<
    {
      readonly stored: readonly PushResult[];
      readonly fresh: readonly Operation[];
      /** Hash of the operation before the first fresh one. */
      readonly previous: string;
    },
    PushRefusal
  >
> {
  const first = operations[0]?.seq ?? 1;
  if (operations.some((operation, index) => operation.seq !== first + index))
    return refuse({ code: 'bad-request' });
  const lastSeq = epoch === device.epoch ? device.lastSeq : await writer.lastSeqOf(device.id, epoch);
  if (first > lastSeq + 1) return refuse({ code: 'gap', lastSeq });
  const fresh = operations.filter(({ seq }) => seq > lastSeq);
  const last = Math.min(lastSeq, first + operations.length - 1);
  const stored = first > last ? [] : await writer.listPushResults(device.id, epoch, first, last);
  if (stored.some((result) => result.sha256 !== operations[result.seq - first]?.sha256))
    return refuse({ code: 'fork', lastSeq });
  // A copy of the device that comes with the next number on another history than the one held here.
  const [next] = fresh;
  const previous = next === undefined ? '' : await previousSha256(writer, device.id, epoch, next.seq);
  if (next !== undefined && next.seq > 1 && next.prevSha256 !== previous)
    return refuse({ code: 'fork', lastSeq });
  return ok({ stored, fresh, previous });
}

async function previousSha256(
  writer: CentralWriter,
  deviceId: string,
  epoch: string,
  firstSeq: number,
): Promise<string> {
  if (firstSeq === 1) return chainStart;
  const [previous] = await writer.listPushResults(deviceId, epoch, firstSeq - 1, firstSeq - 1);
  if (previous === undefined) throw new TypeError(`No result is held for seq ${firstSeq - 1}`);
  return previous.sha256;
}

function registers({ action }: CaseEvent): boolean {
  return action.type === 'annulment-registered' || (action.type === 'step-answered' && action.step === 'A10');
}

async function write(writer: CentralWriter, { accepted, changed }: JudgedBatch, now: Instant): Promise<void> {
  await writer.insertEvents(accepted);
  await writer.saveSummaries(changed.map(({ head, updatedAt }) => summarise(head.state, updatedAt)));
  const states = new Map(changed.map(({ head }) => [head.state.caseId, head.state]));
  const registering = new Set(
    accepted.filter(({ event }) => registers(event)).map(({ event }) => event.caseId),
  );
  const registered = [...states.values()].filter(({ caseId }) => registering.has(caseId));
  await writer.openAnnulments(registered.flatMap((state) => claimsOf(state, [])));
  const released = [...states.values()].filter(
    (state) => state.registered !== null && heldItems(state).length === 0,
  );
  await writer.closeAnnulments(released.map(({ caseId }) => caseId));
  for (const entry of accepted) {
    const state = states.get(entry.event.caseId);
    if (state) await takeEffect(writer, entry, state, now);
  }
}

/**
 * Takes a run of a device's outbox. In one transaction: every operation ends with an outcome, and what was answered once is answered
 * the same for ever (sync protocol 3 to 8).
 *
 * @param byAdministrator the operations come out of a file and not over the line: also those of a revoked device are judged (sync protocol 14).
 * @throws what the store throws: nothing of the push was done then, and it can be sent again.
 */
export async function pushOperations(
  store: CentralStore,
  deviceId: string,
  epoch: string,
  operations: readonly Operation[],
  now: Instant,
  byAdministrator = false,
): Promise<Result<readonly OperationResult[], PushRefusal>> {
  return store.transaction(async (writer) => {
    await writer.lockDevice(deviceId);
    const device = await writer.findDevice(deviceId);
    if (device === null) return refuse({ code: 'token-invalid' });
    if (device.revokedAt !== null && !byAdministrator) return refuse({ code: 'device-revoked' });
    const placed = await place(writer, device, epoch, operations);
    if (!placed.ok) return placed;
    const { stored, fresh, previous } = placed.value;
    const firstFresh = fresh[0];
    if (firstFresh === undefined) return ok(stored.map(({ seq, opId, outcome }) => ({ seq, opId, outcome })));
    const judged = await judgeBatch(writer, device.area.regional, fresh, previous, now);
    await write(writer, judged, now);
    const results = judged.results.map(({ operation, outcome }) => ({ ...operation, outcome }));
    await writer.insertPushResults(deviceId, epoch, results, now);
    await writer.setDeviceProgress(deviceId, epoch, firstFresh.seq + fresh.length - 1);
    return ok([...stored, ...results].map(({ seq, opId, outcome }) => ({ seq, opId, outcome })));
  });
}
