import type { Instant } from '../../../shared/domain/dates.ts';
import { chainStart, openEvent } from '../../../shared/procedure/chain.ts';
import { type Operation, type Outcome, pushLimits } from '../../../shared/protocol/operations.ts';
import {
  type OutboxContent,
  outboxContentText,
  outboxFileSchema,
  signedOutbox,
} from '../../../shared/protocol/outbox-file.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { sha256 } from '../../platform/ids.ts';
import { signsRequest } from '../devices/verify-token.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { Device } from '../store/records.ts';
import { type PushRefusal, pushOperations } from './push-operations.ts';

export type FileRefusal = 'unreadable' | 'altered' | 'unknown-device' | 'not-signed';

/** What became of one operation of the file. */
export interface ImportedOperation {
  readonly seq: number;
  readonly caseId: string | null;
  /** It had been answered before, by the line or by an import. */
  readonly isKnown: boolean;
  readonly outcome: Outcome;
}

export interface OutboxImport {
  readonly deviceCode: string;
  readonly exportedAt: Instant;
  readonly operations: readonly ImportedOperation[];
  /** Why what comes after these operations was not looked at; null when all of them were. */
  readonly stopped: PushRefusal['code'] | null;
}

function parseFile(text: string): ReturnType<typeof outboxFileSchema.safeParse> | null {
  try {
    return outboxFileSchema.safeParse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Whose file is it, and is it as the device wrote it? */
async function checkFile(
  store: CentralStore,
  text: string,
): Promise<
  Result<
    { readonly content: OutboxContent; readonly device: Device; readonly fileSha256: string },
    FileRefusal
  >
> {
  const read = parseFile(text);
  if (!read?.success) return refuse('unreadable');
  const { content, signature } = read.data;
  const body = outboxContentText(content);
  if (sha256(body) !== read.data.sha256) return refuse('altered');
  const device = await store.read.findDevice(content.deviceId);
  if (device === null) return refuse('unknown-device');
  const isSigned = await signsRequest(signature, device, signedOutbox(body));
  return isSigned ? ok({ content, device, fileSha256: read.data.sha256 }) : refuse('not-signed');
}

/** Runs of one epoch, as large as a push may be. */
function runsOf({ rows }: OutboxContent): readonly Run[] {
  const runs: { epoch: string; operations: Operation[] }[] = [];
  for (const { epoch, operation } of rows) {
    const last = runs.at(-1);
    if (last?.epoch === epoch && last.operations.length < pushLimits.operations)
      last.operations.push(operation);
    else runs.push({ epoch, operations: [operation] });
  }
  return runs;
}

interface Run {
  readonly epoch: string;
  readonly operations: readonly Operation[];
}

/**
 * The run in an epoch of its own: the workstation was a copy, and its numbers hold other operations here. The same file makes the same epoch, so
 * that it has one effect however often it is read in.
 */
function renumber({ epoch, operations }: Run, fileSha256: string): Run {
  const seed = sha256(`${fileSha256} ${epoch} ${operations[0]?.seq}`);
  let previous = chainStart;
  return {
    epoch: seed.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5'),
    operations: operations.map((operation, index) => {
      const prevSha256 = previous;
      previous = sha256(`${prevSha256}\n${operation.body}`);
      return { ...operation, seq: index + 1, sha256: previous, prevSha256 };
    }),
  };
}

/**
 * Judges the operations of an exported outbox as pushes of the device that wrote it, revoked or not (sync protocol 14) [Y17]. The ledger keeps
 * an import from having an effect twice: what has an outcome keeps it.
 */
export async function importOutbox(
  store: CentralStore,
  text: string,
  now: Instant,
): Promise<Result<OutboxImport, FileRefusal>> {
  const checked = await checkFile(store, text);
  if (!checked.ok) return checked;
  const { content, device, fileSha256 } = checked.value;
  const { deviceCode, exportedAt } = content;
  const operations: ImportedOperation[] = [];
  const push = async (run: Run) => ({
    run,
    lastSeq: await store.read.lastSeqOf(device.id, run.epoch),
    pushed: await pushOperations(store, device.id, run.epoch, run.operations, now, true),
  });
  for (const each of runsOf(content)) {
    const plain = await push(each);
    const isFork = !plain.pushed.ok && plain.pushed.error.code === 'fork';
    const { run, lastSeq, pushed } = isFork ? await push(renumber(each, fileSha256)) : plain;
    if (!pushed.ok) return ok({ deviceCode, exportedAt, operations, stopped: pushed.error.code });
    const bodies = new Map(run.operations.map(({ seq, body }) => [seq, body]));
    for (const { seq, outcome } of pushed.value) {
      const caseId = openEvent(bodies.get(seq) ?? '')?.caseId ?? null;
      operations.push({ seq, caseId, isKnown: seq <= lastSeq, outcome });
    }
  }
  return ok({ deviceCode, exportedAt, operations, stopped: null });
}
