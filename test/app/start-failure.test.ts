import { expect, test } from 'vitest';
import { describeStartFailure, type StartFailure } from '../../main/app/start-failure.ts';

const file = '/datos/reversa/branch.db';

test.each([
  [{ kind: 'store', code: 'damaged', file }, file, 'No lo borre'],
  [{ kind: 'store', code: 'newer-database', file }, file, 'Instale la versión más nueva'],
  [{ kind: 'store', code: 'unwritable', file }, file, 'permiso de escritura'],
  [{ kind: 'store', code: 'locked', file }, file, 'Cierre'],
  [{ kind: 'folder', folder: '/datos/reversa', code: 'EACCES' }, '/datos/reversa', 'EACCES'],
  [{ kind: 'setting', variable: 'REVERSA_NOW', reason: 'refused-when-packaged' }, 'REVERSA_NOW', 'Quítelo'],
  [{ kind: 'setting', variable: 'REVERSA_CENTRAL', reason: 'malformed' }, 'REVERSA_CENTRAL', 'Corríjalo'],
  [{ kind: 'fault', folder: '/datos/reversa' }, '/datos/reversa', 'Vuelva a iniciar'],
  [{ kind: 'page', folder: '/datos/reversa' }, '/datos/reversa', 'vuelva a iniciar'],
] satisfies [StartFailure, string, string][])(
  '%j names what it is about and what to do',
  (failure, name, advice) => {
    const { title, text } = describeStartFailure(failure);
    expect(title).toMatch(/^Reversa/);
    expect(text).toContain(name);
    expect(text).toContain(advice);
  },
);
