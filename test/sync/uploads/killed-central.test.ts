import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCentral } from '../../../main/central/central.ts';
import { verifyStore } from '../../../main/central/verification/verify-store.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { startOfTests } from '../../central/support/start-central.ts';
import { startStaffedCentral } from '../../use-cases/with-central.ts';
import { seededRandom } from '../support/faulty-line.ts';
import { codeFor, type DocumentDesk, openDesk, picture } from './support.ts';

const kills = process.env.REVERSA_TORTURE ? 20 : 5;

let folder: string;
let url: string;
let serving: ChildProcess;
let desk: DocumentDesk;

/** A central office in a process of its own, which can be killed at any moment. */
async function serve(): Promise<void> {
  const child = spawn(process.execPath, ['main/central/cli.ts', 'serve'], {
    env: { ...process.env, REVERSA_CENTRAL_HOME: folder, PORT: '0', REVERSA_NOW: startOfTests },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  serving = child;
  const [line] = await once(child.stdout, 'data');
  url = JSON.parse(String(line)).listening;
}

async function kill(): Promise<void> {
  const ended = once(serving, 'exit');
  serving.kill('SIGKILL');
  await ended;
}

beforeEach(async () => {
  const office = await startStaffedCentral();
  folder = office.folder;
  url = await office.central.listen(0);
  desk = await openDesk(
    () => url,
    await codeFor(office),
    () => new Date().toISOString(),
  );
  await office.central.close();
  await serve();
});
afterEach(async () => {
  await desk.close();
  if (serving.exitCode === null && serving.signalCode === null) await kill();
  await rm(folder, { recursive: true, force: true });
});

it(`[S13] documents are whole after the central office was killed ${kills} times in the middle of them`, async () => {
  const random = seededRandom(20);
  const documents = await desk.attach(...Array.from({ length: kills }, () => picture(1_500_000)));
  let killed = 0;
  let killing: Promise<void> | null = null;
  desk.line.before = async (method, _path, body) => {
    if (method === 'PATCH' && killed < kills && killing === null && random() < 0.4) {
      killed += 1;
      // At any moment of the request: before it arrives, while it is written, or after.
      killing = delay(random() * 12).then(kill);
    }
    return body;
  };
  for (let round = 0; round < 100 && (await desk.store.nextUpload()) !== null; round += 1) {
    desk.pass(60_000);
    await desk.sync.syncNow();
    await desk.sync.settled();
    if (killing !== null) {
      await killing;
      killing = null;
      await serve();
    }
  }
  expect(killed).toBe(kills);
  expect(await desk.store.nextUpload()).toBeNull();
  await kill();
  const clock = { now: () => startOfTests, monotonic: () => performance.now() };
  const again = await createCentral({ dataFolder: folder, clock, newId, logger: pino({ level: 'silent' }) });
  try {
    expect((await verifyStore(again.store.read, again.documents)).findings).toEqual([]);
    for (const document of documents) {
      const content = await again.documents.read(document.sha256, 0, document.bytes + 1);
      expect(content.ok && sha256(content.value)).toBe(document.sha256);
    }
  } finally {
    await again.close();
  }
}, 600_000);
