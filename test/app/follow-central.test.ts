import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followCentral } from '../../main/app/follow-central.ts';
import { newId, sha256 } from '../../main/platform/ids.ts';
import type { BranchStore } from '../../main/store/branch-store.ts';
import { openBranchStore } from '../../main/store/open-branch-store.ts';

const logger = pino({ level: 'silent' });
const old = 'http://127.0.0.1:4000';
let folder: string;
let store: BranchStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-follow-'));
  const opened = await openBranchStore({ file: join(folder, 'branch.db'), newId, sha256, logger });
  if (!opened.ok) throw new Error(opened.error);
  store = opened.value;
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const enrolled = () =>
  store.transaction((writer) => writer.setDeviceState({ deviceId: 'd-1', centralUrl: old }));
const address = async () => (await store.getDeviceState()).centralUrl;

test('an enrolled workstation goes to the address that is set', async () => {
  await enrolled();
  await followCentral(store, 'http://127.0.0.1:5000/', logger);
  expect(await address()).toBe('http://127.0.0.1:5000');
});

test('[R8] an address in the open is not taken', async () => {
  await enrolled();
  await followCentral(store, 'http://central.example', logger);
  expect(await address()).toBe(old);
});

test('a workstation that is not enrolled has no address to change', async () => {
  await followCentral(store, 'http://127.0.0.1:5000', logger);
  expect(await address()).toBeNull();
});
