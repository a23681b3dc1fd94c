import { expect, it } from 'vitest';
import { checkPassphrase } from '../../../renderer/features/storage/check-passphrase.ts';

it('[R10] a first passphrase is long enough and typed twice', () => {
  expect(checkPassphrase('corta', 'corta')).toMatch(/12 signos/);
  expect(checkPassphrase('una frase bien larga', 'una frase bien lerga')).toMatch(/no son iguales/);
  expect(checkPassphrase('una frase bien larga', 'una frase bien larga')).toBeNull();
});
