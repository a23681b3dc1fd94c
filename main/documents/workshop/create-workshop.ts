import { Mutex } from 'async-mutex';
import { type DocumentFault, largestDocument } from '../../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import {
  answerSchema,
  type JobErrorOf,
  type JobName,
  jobs,
  type Order,
  type RequestOf,
  type ValueOf,
} from './messages.ts';
import { createProcessKeeper, type Heard, type KeeperParts } from './process-keeper.ts';
import type { Workshop, WorkshopFault } from './workshop.ts';

type Outcome<Name extends JobName> = Result<ValueOf<Name>, JobErrorOf<Name> | WorkshopFault>;

/** What a message means to the job that waits for it. A message that it cannot mean is not believed, nor is its process. */
function readAnswer<Name extends JobName>(
  name: Name,
  id: number,
  message: unknown,
  onFault: (fault: unknown) => void,
): Heard<Outcome<Name>> {
  const read = answerSchema.safeParse(message);
  if (!read.success || read.data.id !== id) return 'nonsense';
  const answer = read.data;
  if (answer.kind === 'progress') return 'progress';
  if (answer.kind === 'fault') {
    onFault(answer.fault);
    return 'fault';
  }
  const { value, errors } = jobs[name];
  if (answer.kind === 'refused') {
    const error = errors.find((each) => each === answer.error);
    return error === undefined ? 'nonsense' : { outcome: refuse(error) };
  }
  const checked = value.safeParse(answer.value);
  return checked.success ? { outcome: ok(checked.data as ValueOf<Name>) } : 'nonsense';
}

/** Bytes with a memory of their own: a clone of some that lie in a larger one would hand all of it over, whatever it holds. */
function own(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/** The workshop at the application's side: it hands jobs to the process and believes its answers as far as their shape goes. */
export function createWorkshop(parts: KeeperParts): Workshop {
  const keeper = createProcessKeeper(parts);
  const line = new Mutex();
  let lastId = 0;
  let isClosed = false;

  function run<Name extends JobName>(name: Name, request: RequestOf<Name>): Promise<Outcome<Name>> {
    return line.runExclusive(async () => {
      if (isClosed) return refuse('workshop-failed');
      lastId += 1;
      const order: Order = { id: lastId, name, request };
      const worked = await keeper.work(order, (message) =>
        readAnswer(name, order.id, message, (fault) => parts.logger.error({ name, fault }, 'workshop fault')),
      );
      if ('outcome' in worked) return worked.outcome;
      return refuse(worked.interruption === 'too-slow' ? 'too-slow' : 'workshop-failed');
    });
  }

  /** Nothing of any other size is handed over: what it is would not matter. */
  function faultOfSize(bytes: Uint8Array): DocumentFault | null {
    if (bytes.byteLength === 0) return 'empty';
    return bytes.byteLength > largestDocument ? 'too-large' : null;
  }

  return {
    async split(bytes) {
      const fault = faultOfSize(bytes);
      return fault === null ? run('split', { bytes: own(bytes) }) : refuse(fault);
    },
    render: (page, adjustments, width) => run('render', { page: own(page), adjustments, width }),
    examine: (page, adjustments) => run('examine', { page: own(page), adjustments }),
    compose: (pages) =>
      run('compose', { pages: pages.map(({ jpeg, adjustments }) => ({ jpeg: own(jpeg), adjustments })) }),
    countPages: (document) => run('countPages', { document: own(document) }),
    draw: (document, page, width, lines) =>
      run('draw', { document: own(document), page, width, lines: [...lines] }),
    read: (page, adjustments) => run('read', { page: own(page), adjustments }),
    async close() {
      isClosed = true;
      await keeper.stop();
    },
  };
}
