import { expect, test } from 'vitest';
import { describeRepair } from '../../main/app/repair-words.ts';

test('[R13] damaged data are asked about with the date of the backup; closing the box is the answer that needs no backup', () => {
  const box = describeRepair({
    name: 'reversa-2026-11-24T1030.sqlite',
    at: '2026-11-24T14:30:00.000Z',
    bytes: 1,
  });
  expect(box.detail).toContain('24/11/2026 10:30');
  expect(box.detail).toContain('lo que todavía no se envió no se pierde');
  expect(box.buttons[box.defaultId]).toBe('Restaurar la última copia');
  expect(box.buttons[box.cancelId]).toBe('Traer todo de la oficina central');
});
