import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deriveKey } from '../../main/app/derive-key.ts';
import { openPassphraseSecrets } from '../../main/platform/passphrase-secrets.ts';

const passphrase = 'cóndor sobre el Illimani';
const cheap = { memory: 64, passes: 1 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-passphrase-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openPassphraseSecrets(folder, deriveKey, cheap);
const file = () => join(folder, 'passphrase.json');

describe('[R10] secrets of a machine without safe storage', () => {
  it('are refused until there is a passphrase, and until it was given', async () => {
    const before = await open();
    expect(before.state()).toBe('unset');
    expect(before.wrap('secreto')).toEqual({ ok: false, error: 'no-safe-storage' });
    expect((await before.set(passphrase)).ok).toBe(true);
    const wrapped = before.wrap('secreto');
    if (!wrapped.ok) throw new Error(wrapped.error);
    const again = await open();
    expect(again.state()).toBe('locked');
    expect(again.unwrap(wrapped.value)).toEqual({ ok: false, error: 'no-safe-storage' });
    expect(again.wrap('otro')).toEqual({ ok: false, error: 'no-safe-storage' });
    expect(await again.unlock('cóndor sobre el Sajama')).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(again.state()).toBe('locked');
    expect((await again.unlock(passphrase)).ok).toBe(true);
    expect(again.unwrap(wrapped.value)).toEqual({ ok: true, value: 'secreto' });
  });

  it('open with the same characters, however they were composed', async () => {
    await (await open()).set(passphrase.normalize('NFD'));
    expect((await (await open()).unlock(passphrase.normalize('NFC'))).ok).toBe(true);
  });

  it('stay readable under a changed passphrase, and no more under the old one', async () => {
    const first = await open();
    await first.set(passphrase);
    const wrapped = first.wrap('secreto');
    expect(await first.change('no es la actual', 'otra frase larga')).toMatchObject({
      error: 'wrong-passphrase',
    });
    expect((await first.change(passphrase, 'otra frase larga')).ok).toBe(true);
    const again = await open();
    expect((await again.unlock(passphrase)).ok).toBe(false);
    expect((await again.unlock('otra frase larga')).ok).toBe(true);
    expect(again.unwrap(wrapped.ok ? wrapped.value : '')).toEqual({ ok: true, value: 'secreto' });
  });

  it('are not taken over by a second first passphrase', async () => {
    await (await open()).set(passphrase);
    expect(await (await open()).set('otra frase larga')).toEqual({ ok: false, error: 'already-set' });
  });

  it('leave neither the passphrase nor a key in the file, which is its owner’s alone', async () => {
    const secrets = await open();
    await secrets.set(passphrase);
    const text = await readFile(file(), 'utf8');
    expect(text).not.toContain('Illimani');
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['cost', 'key', 'salt', 'version']);
    if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['no JSON', '{'],
    ['of another shape', '{"version":1}'],
    ['that asks for all the memory', ''],
  ])('with a file %s are damaged, and the file is left as it is', async (_what, text) => {
    await (await open()).set(passphrase);
    const kept = JSON.parse(await readFile(file(), 'utf8'));
    const greedy = JSON.stringify({ ...kept, cost: { memory: 1_000_000_000, passes: 1 } });
    await writeFile(file(), text === '' ? greedy : text);
    const secrets = await open();
    expect(secrets.state()).toBe('damaged');
    expect((await secrets.unlock(passphrase)).ok).toBe(false);
    expect((await secrets.set('otra frase larga')).ok).toBe(false);
    expect(secrets.wrap('secreto').ok).toBe(false);
    expect(await readFile(file(), 'utf8')).toBe(text === '' ? greedy : text);
  });
});
