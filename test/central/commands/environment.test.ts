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

  it('says that this version runs on SQLite only', () => {
    const read = readEnvironment({ DATABASE_URL: 'postgres://localhost/reversa' });
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining('SQLite') });
  });

  it.each([{ PORT: 'x' }, { PORT: '70000' }, { PORT: '-1' }, { REVERSA_NOW: 'hoy' }])(
    'refuses %o',
    (variables) => {
      expect(readEnvironment(variables).ok).toBe(false);
    },
  );
});
