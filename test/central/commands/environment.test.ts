import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../main/central/commands/environment.ts';

describe('the environment of the central office’s commands', () => {
  it('has a port and a folder by default', () => {
    const read = readEnvironment({ XDG_DATA_HOME: '/data' });
    expect(read.ok && [read.value.port, read.value.home]).toEqual([4180, '/data/reversa-central']);
  });

  it('takes port, folder and clock', () => {
    const now = '2026-11-23T14:00:00.000Z';
    const read = readEnvironment({ PORT: '0', REVERSA_CENTRAL_HOME: '/elsewhere', REVERSA_NOW: now });
    expect(read.ok && [read.value.port, read.value.home]).toEqual([0, '/elsewhere']);
    expect(read.ok && read.value.clock.now().slice(0, 19)).toBe(now.slice(0, 19));
  });

  it('takes a bucket for documents, and none by default', () => {
    const read = readEnvironment({
      DOCUMENTS_BUCKET: 's3://documentos',
      DOCUMENTS_ENDPOINT: 'http://127.0.0.1:9000',
      DOCUMENTS_KEY_ID: 'llave',
      DOCUMENTS_SECRET_KEY: 'secreto',
    });
    expect(read.ok && read.value.bucket).toEqual({
      bucket: 'documentos',
      endpoint: 'http://127.0.0.1:9000',
      region: 'us-east-1',
      keyId: 'llave',
      secretKey: 'secreto',
    });
    const without = readEnvironment({});
    expect(without.ok && without.value.bucket).toBeNull();
  });

  it('[Y41] takes keys for documents, newest first, and never repeats a wrong one', () => {
    const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const text = keys.map((key) => key.toString('base64')).join(',');
    const read = readEnvironment({ DOCUMENTS_KEY: text });
    expect(read.ok && read.value.documentKeys).toEqual(keys);
    const without = readEnvironment({});
    expect(without.ok && without.value.documentKeys).toBeNull();
    const wrong = readEnvironment({ DOCUMENTS_KEY: 'c2VjcmV0bw==' });
    expect(wrong.ok ? '' : wrong.error).toMatch(/^DOCUMENTS_KEY debe tener 32 bytes/);
    expect(wrong.ok ? '' : wrong.error).not.toContain('c2VjcmV0bw');
    expect(readEnvironment({ DOCUMENTS_KEY_FILE: '/no/existe' }).ok).toBe(false);
    expect(readEnvironment({ DOCUMENTS_KEY: text, DOCUMENTS_KEY_FILE: '/etc/claves' }).ok).toBe(false);
  });

  it('take a PostgreSQL database, or the folder’s own file', () => {
    const url = 'postgresql://reversa:secreto@localhost:5432/reversa';
    expect(readEnvironment({ DATABASE_URL: url })).toMatchObject({ ok: true, value: { databaseUrl: url } });
    expect(readEnvironment({})).toMatchObject({ ok: true, value: { databaseUrl: null } });
  });

  it.each(['mysql://localhost/reversa', 'postgres://localhost', 'localhost/reversa'])(
    'say what a database looks like, for %s',
    (url) => {
      const read = readEnvironment({ DATABASE_URL: url });
      expect(read).toMatchObject({ ok: false, error: expect.stringContaining('postgres://usuario') });
    },
  );

  it.each([
    { PORT: 'x' },
    { PORT: '70000' },
    { PORT: '-1' },
    { REVERSA_NOW: 'hoy' },
    { DOCUMENTS_BUCKET: 'documentos' },
    { DOCUMENTS_BUCKET: 's3://documentos' },
    {
      DOCUMENTS_BUCKET: 's3://documentos',
      DOCUMENTS_KEY_ID: 'k',
      DOCUMENTS_SECRET_KEY: 's',
      DOCUMENTS_ENDPOINT: 'ftp://x',
    },
  ])('refuses %o', (variables) => {
    expect(readEnvironment(variables).ok).toBe(false);
  });
});
