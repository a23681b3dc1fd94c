import { describeFault } from '../../../platform/describe-fault.ts';
import { type Answer, orderSchema } from '../messages.ts';
import { createLineReader } from '../seeing/read-lines.ts';
import { createPdfEngine } from './pdf-engine.ts';
import { limitPictures } from './picture.ts';
import { runJob } from './run-job.ts';

/**
 * The entry of the workshop's process: it has what it is handed with each job, and nothing else. A fault is told without its message and
 * ends the process, as nothing is certain afterwards.
 */
const port = process.parentPort;
const pdf = createPdfEngine();
const reader = createLineReader();

function tell(answer: Answer): void {
  port.postMessage(answer);
}

async function serve(message: unknown): Promise<void> {
  const { id, name, request } = orderSchema.parse(message);
  try {
    const outcome = await runJob(
      { pdf, reader, onPage: () => tell({ id, kind: 'progress' }) },
      name,
      request,
    );
    tell(
      outcome.ok ? { id, kind: 'done', value: outcome.value } : { id, kind: 'refused', error: outcome.error },
    );
  } catch (error) {
    const { name: fault, code, stack } = describeFault(error);
    tell({
      id,
      kind: 'fault',
      fault: {
        name: fault.slice(0, 100),
        code: code?.slice(0, 100) ?? null,
        stack: stack.slice(0, 50).map((each) => each.slice(0, 500)),
      },
    });
  }
}

limitPictures();
port.on('message', ({ data }) => void serve(data));
