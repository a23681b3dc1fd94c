import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deriveKey } from '../../main/app/derive-key.ts';
import { openPassphraseSecrets } from '../../main/platform/passphrase-secrets.ts';
import type { Caller, Dependencies } from '../../main/use-cases/ports.ts';
import { createSignInThrottle } from '../../main/use-cases/session.ts';
import { getStorage, setPassphrase, unlockStorage } from '../../main/use-cases/storage.ts';
import { as } from './with-central.ts';

const phrase = 'cóndor sobre el Illimani';
const nobody: Caller = { user: null };

let folder: string;
let deviceId: string | null;
let synced: number;
let monotonic: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-storage-'));
  deviceId = null;
  synced = 0;
  monotonic = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The workstation as it starts on this folder. */
async function start(hasSystemStorage = false) {
  const passphrase = hasSystemStorage
    ? null
    : await openPassphraseSecrets(folder, deriveKey, { memory: 64, passes: 1 });
  const used: Partial<{ [Name in keyof Dependencies]: unknown }> = {
    passphrase,
    throttle: createSignInThrottle(),
    clock: { now: () => '2026-11-23T14:00:00.000Z', monotonic: () => monotonic },
    store: { getDeviceState: async () => ({ deviceId }) },
    sync: {
      syncNow: async () => {
        synced += 1;
      },
    },
    announce: () => {},
    logger: pino({ level: 'silent' }),
  };
  const dependencies = used as Dependencies;
  return {
    state: async () => {
      const found = await getStorage(dependencies)({}, nobody);
      return found.ok ? found.value.state : found.error;
    },
    unlock: (passphraseGiven: string) => unlockStorage(dependencies)({ passphrase: passphraseGiven }, nobody),
    set: (current: string | null, next: string, caller: Caller = nobody) =>
      setPassphrase(dependencies)({ current, passphrase: next }, caller),
  };
}

describe('[R10] the passphrase of a workstation', () => {
  it('is not asked for where the system keeps secrets', async () => {
    const workstation = await start(true);
    expect(await workstation.state()).toBe('system');
    expect(await workstation.unlock(phrase)).toEqual({ ok: false, error: 'passphrase-not-needed' });
    expect(await workstation.set(null, phrase)).toEqual({ ok: false, error: 'passphrase-not-needed' });
  });

  it('is set before the workstation is enrolled, and given once at each start, which wakes the line', async () => {
    const first = await start();
    expect(await first.state()).toBe('unset');
    expect(await first.set(null, phrase)).toEqual({ ok: true, value: { state: 'open' } });
    expect(await first.set(null, phrase)).toEqual({ ok: false, error: 'passphrase-is-set' });
    const second = await start();
    expect(await second.state()).toBe('locked');
    expect(await second.unlock(phrase)).toEqual({ ok: true, value: { state: 'open' } });
    expect(synced).toBe(1);
  });

  it('of an enrolled workstation is first set by the administrator alone', async () => {
    deviceId = 'd-1';
    const workstation = await start();
    expect(await workstation.set(null, phrase)).toEqual({ ok: false, error: 'only-administrator' });
    expect((await workstation.set(null, phrase, as('back-office-commercial'))).ok).toBe(false);
    expect((await workstation.set(null, phrase, as('administrator'))).ok).toBe(true);
  });

  it('is changed by whoever knows it', async () => {
    const workstation = await start();
    await workstation.set(null, phrase);
    expect(await workstation.set('otra que no es', 'la nueva frase larga')).toEqual({
      ok: false,
      error: 'wrong-passphrase',
    });
    expect((await workstation.set(phrase, 'la nueva frase larga')).ok).toBe(true);
    expect((await (await start()).unlock('la nueva frase larga')).ok).toBe(true);
  });

  it('that was wrong five times has to wait a minute', async () => {
    await (await start()).set(null, phrase);
    const workstation = await start();
    for (let tries = 0; tries < 5; tries += 1)
      expect(await workstation.unlock('no es esta')).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(await workstation.unlock(phrase)).toEqual({ ok: false, error: 'too-many-passphrases' });
    expect(await workstation.set(phrase, 'la nueva frase larga')).toMatchObject({
      error: 'too-many-passphrases',
    });
    monotonic += 60_001;
    expect((await workstation.unlock(phrase)).ok).toBe(true);
  });
});
