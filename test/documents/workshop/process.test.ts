import { resolve } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorkshop } from '../../../main/documents/workshop/create-workshop.ts';
import { usualLimits, type WorkshopLimits } from '../../../main/documents/workshop/workshop-process.ts';
import { asTaken } from '../../../shared/domain/capture.ts';
import { laughingPdf } from '../hostile/files.ts';
import { paperJpeg } from './pictures.ts';
import { isAlive, type StartedWorkshop, startWorkshop } from './start-workshop.ts';

const nonsense = resolve('test/documents/workshop/nonsense-process.ts');
const page = new Uint8Array([1]);
let started: StartedWorkshop | undefined;

function start(limits: Partial<WorkshopLimits> = {}, entry?: string): StartedWorkshop {
  const one = startWorkshop(entry === undefined ? { limits } : { limits, entry });
  started = one;
  return one;
}

/** Bytes of each memory that a message brings along. */
function sizesIn(message: unknown): readonly number[] {
  if (ArrayBuffer.isView(message)) return [message.buffer.byteLength];
  return typeof message === 'object' && message !== null ? Object.values(message).flatMap(sizesIn) : [];
}

/** Resolves once a process is gone. */
async function gone(pid: number | undefined): Promise<void> {
  await expect.poll(() => pid !== undefined && isAlive(pid), { timeout: 20_000 }).toBe(false);
}

describe('the process of the workshop', () => {
  afterEach(() => started?.workshop.close());

  it('is not there before the first job, and is one for all of them', async () => {
    const { workshop, pids } = start();
    expect(pids).toEqual([]);
    const picture = await paperJpeg(200, 300);
    expect((await workshop.split(picture)).ok).toBe(true);
    expect(await workshop.countPages(picture)).toEqual({ ok: true, value: 1 });
    expect(pids).toHaveLength(1);
  });

  it('[R14] is handed nothing that is empty or too large to be a document', async () => {
    const { workshop, pids } = start();
    expect(await workshop.split(new Uint8Array(0))).toEqual({ ok: false, error: 'empty' });
    expect(await workshop.split(new Uint8Array(15_000_001))).toEqual({ ok: false, error: 'too-large' });
    expect(pids).toEqual([]);
  });

  it('[R10] is handed the bytes of a job alone, not the memory that they lie in', async () => {
    const orders: unknown[] = [];
    const workshop = createWorkshop({
      fork: () => ({
        pid: undefined,
        postMessage: (order) => void orders.push(order),
        onMessage: () => undefined,
        onExit: (listener) => listener(),
        kill: () => undefined,
      }),
      residentBytes: () => null,
      limits: { ...usualLimits, page: 1 },
      logger: pino({ level: 'silent' }),
    });
    const memory = new Uint8Array(1000).fill(7);
    const part = memory.subarray(100, 110);
    await workshop.split(part);
    await workshop.render(part, asTaken, null);
    await workshop.examine(part, asTaken);
    await workshop.compose([{ jpeg: part, adjustments: asTaken }]);
    await workshop.countPages(part);
    await workshop.draw(part, 1, 100, []);
    await workshop.read(part, asTaken);
    expect(orders).toHaveLength(7);
    for (const order of orders) expect(sizesIn(order)).toEqual([10]);
  });

  it('does one job after the other, in the order in which they were asked for', async () => {
    const { workshop } = start({}, nonsense);
    const done: number[] = [];
    await Promise.all(
      [20, 21, 22, 23].map(async (width) => {
        const result = await workshop.render(page, asTaken, width);
        if (result.ok) done.push(result.value[0] ?? 0);
      }),
    );
    expect(done).toEqual([20, 21, 22, 23]);
  });

  it('[R14] is ended when it hangs over a job, and the next one is done', async () => {
    const { workshop, pids, said } = start({ page: 5_000 }, nonsense);
    expect(await workshop.render(page, asTaken, 9)).toEqual({ ok: false, error: 'too-slow' });
    await gone(pids[0]);
    expect(await workshop.render(page, asTaken, 42)).toEqual({ ok: true, value: new Uint8Array([42]) });
    expect(pids).toHaveLength(2);
    expect(said.join()).toContain('too-slow');
  });

  it('[R14] is ended when it holds too much memory, and the next job begins anew', async () => {
    // What Node alone holds is more than this.
    const { workshop, pids, said } = start({ memory: 1_000_000, look: 5 });
    expect(await workshop.split(laughingPdf())).toEqual({ ok: false, error: 'workshop-failed' });
    expect(await workshop.split(laughingPdf())).toEqual({ ok: false, error: 'workshop-failed' });
    await gone(pids[0]);
    expect(pids).toHaveLength(2);
    expect(said.join()).toContain('too-much-memory');
  });

  it('may be killed in the middle of a job, and the next one is done', async () => {
    const { workshop, pids } = start();
    const hanging = workshop.split(laughingPdf());
    await expect.poll(() => pids.length, { timeout: 20_000 }).toBe(1);
    process.kill(pids[0] ?? 0, 'SIGKILL');
    expect(await hanging).toEqual({ ok: false, error: 'workshop-failed' });
    expect((await workshop.split(await paperJpeg(200, 300))).ok).toBe(true);
  });

  it('may be killed between two jobs, and the next one is done', async () => {
    const { workshop, pids } = start();
    const picture = await paperJpeg(200, 300);
    expect((await workshop.split(picture)).ok).toBe(true);
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await gone(pids[0]);
    // The application may hear of its end only with the next job.
    await workshop.split(picture);
    expect((await workshop.split(picture)).ok).toBe(true);
  });

  it.each([
    ['says something else', 1],
    ['answers with something else', 2],
    ['answers another job', 3],
    ['refuses for no known reason', 4],
    ['says more than it should', 5],
    ['ends without an answer', 6],
    ['is killed', 7],
    ['tells of a fault', 8],
  ])('[R14] is not believed when it %s, and the next job is done', async (_how, width) => {
    const { workshop, pids, said } = start({}, nonsense);
    expect(await workshop.render(page, asTaken, width)).toEqual({ ok: false, error: 'workshop-failed' });
    expect(await workshop.render(page, asTaken, 42)).toEqual({ ok: true, value: new Uint8Array([42]) });
    expect(pids).toHaveLength(2);
    expect(said.join()).not.toContain('4567891');
  });

  it('ends when nobody has asked for anything for a while, and comes again', async () => {
    const { workshop, pids } = start({ idle: 50 });
    const picture = await paperJpeg(200, 300);
    await workshop.split(picture);
    await gone(pids[0]);
    expect((await workshop.split(picture)).ok).toBe(true);
    expect(pids).toHaveLength(2);
  });

  it('ends with the application: what is under way and what waits is refused', async () => {
    const { workshop, pids } = start();
    const hanging = workshop.split(laughingPdf());
    const waiting = workshop.countPages(await paperJpeg(200, 300));
    await expect.poll(() => pids.length, { timeout: 20_000 }).toBe(1);
    await workshop.close();
    expect(await hanging).toEqual({ ok: false, error: 'workshop-failed' });
    expect(await waiting).toEqual({ ok: false, error: 'workshop-failed' });
    expect(isAlive(pids[0] ?? 0)).toBe(false);
    expect(await workshop.split(await paperJpeg(200, 300))).toEqual({ ok: false, error: 'workshop-failed' });
    expect(pids).toHaveLength(1);
  });
});
