import { describe, expect, test } from 'vitest';
import {
  folderStateWords,
  scannerWords,
  sourceSettingsWords,
} from '../../../renderer/features/workstation/source-settings-words.ts';
import { contract, routerErrors } from '../../../shared/ipc/contract.ts';

describe('what is said of sources', () => {
  test('every refusal of their settings has a title, a reason and a way on', () => {
    const { getSourceSettings, setSourceSettings, getScanner, getScannerCertificate } = contract;
    const codes = [
      ...routerErrors,
      ...[getSourceSettings, setSourceSettings, getScanner, getScannerCertificate].flatMap(({ errors }) => [
        ...errors,
      ]),
    ];
    for (const code of codes) {
      const { title, explanation, wayOn } = sourceSettingsWords(code);
      expect(title).toMatch(/^[¿A-ZÁÉÍÓÚ].*[^.]$/u);
      expect(explanation).toMatch(/\.$/);
      expect(wayOn).toMatch(/\.$/);
    }
  });

  test('the folder says how it is', () => {
    expect(folderStateWords(null)).toBe('No se vigila ninguna carpeta.');
    expect(folderStateWords({ state: 'ready', files: 0 })).toContain('No hay documentos');
    expect(folderStateWords({ state: 'ready', files: 1 })).toContain('Hay un documento por tomar');
    expect(folderStateWords({ state: 'ready', files: 7 })).toContain('Hay 7 documentos por tomar');
    expect(folderStateWords({ state: 'gone', files: 0 })).toContain('desconectada');
    expect(folderStateWords({ state: 'unreadable', files: 0 })).toContain('permiso');
  });

  test('a scanner says what it can do', () => {
    const scanner = {
      name: 'X',
      state: 'idle',
      inputs: ['platen'],
      resolutions: [300],
      colours: ['grey'],
    } as const;
    const words = (parts: object) => scannerWords({ ...scanner, ...parts } as never);
    expect(words({})).toBe('Está listo. Toma del vidrio, a 300 ppp.');
    expect(words({ state: 'stopped', resolutions: [150, 600], inputs: ['platen', 'feeder'] })).toBe(
      'Está detenido: mire su pantalla. Toma del vidrio y del alimentador, de 150 a 600 ppp.',
    );
  });
});
