import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { developmentSecrets } from '../../main/platform/secrets.ts';

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'reversa-secrets-'));
}

function wrapped(home: string, secret: string): string {
  const result = developmentSecrets(home).wrap(secret);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('development secrets', () => {
  test('give back what was wrapped, also after a start', async () => {
    const home = await folder();
    const text = wrapped(home, 'clave privada ñ');
    expect(text).not.toContain('clave');
    expect(developmentSecrets(home).unwrap(text)).toEqual({ ok: true, value: 'clave privada ñ' });
  });

  test('keep their key for its owner alone', async () => {
    const home = await folder();
    wrapped(home, 'secreto');
    expect((await stat(join(home, 'development.key'))).mode & 0o777).toBe(0o600);
  });

  test.each(['', 'AAAA', 'no es base64 ¡'])('refuse what was never wrapped: %j', async (text) => {
    expect(developmentSecrets(await folder()).unwrap(text)).toEqual({ ok: false, error: 'no-safe-storage' });
  });

  test('refuse a flipped bit, and another folder’s secret', async () => {
    const home = await folder();
    const bytes = Buffer.from(wrapped(home, 'secreto'), 'base64');
    const elsewhere = developmentSecrets(await folder()).unwrap(bytes.toString('base64'));
    expect(elsewhere.ok).toBe(false);
    bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
    expect(developmentSecrets(home).unwrap(bytes.toString('base64')).ok).toBe(false);
  });

  test('make their key anew when it was cut short', async () => {
    const home = await folder();
    await writeFile(join(home, 'development.key'), 'short');
    expect(developmentSecrets(home).unwrap(wrapped(home, 'otro')).ok).toBe(true);
    expect(await readFile(join(home, 'development.key'))).toHaveLength(32);
  });
});
