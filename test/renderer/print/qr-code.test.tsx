import { create } from 'qrcode';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { QrCode } from '../../../renderer/print/qr-code.tsx';

const text = 'REVERSA:N-LPZ-01-01-000123:9F3C0A7B41D2';
const markup = renderToStaticMarkup(createElement(QrCode, { text, label: 'Código de la notificación' }));

/** The drawing's dark squares, `column,row`. */
function darkSquares(): ReadonlySet<string> {
  const runs = [...markup.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].map((run) => run.slice(1).map(Number));
  return new Set(
    runs.flatMap(([x = 0, y = 0, length = 0]) => Array.from({ length }, (_each, i) => `${x + i},${y}`)),
  );
}

describe('the drawing of a QR', () => {
  test('has each dark module of the code, and no other, inside a margin of four', () => {
    const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
    const expected = [...data].flatMap((dark, i) =>
      dark ? [`${(i % size) + 4},${Math.floor(i / size) + 4}`] : [],
    );
    expect(darkSquares()).toEqual(new Set(expected));
    expect(markup).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
  });

  test('is a named picture without inline styles', () => {
    expect(markup).toContain('role="img" aria-label="Código de la notificación"');
    expect(markup).not.toMatch(/style=|<style/);
  });
});
