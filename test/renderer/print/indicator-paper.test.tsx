import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { IndicatorPaper } from '../../../renderer/print/indicator-paper.tsx';
import { type IndicatorCount, indicatorReport } from '../../../shared/procedure/indicator.ts';

function count(parts: Partial<IndicatorCount>): IndicatorCount {
  return {
    month: '2026-10',
    areaId: 'LPZ-01',
    areaName: 'Sucursal Centro',
    advisorId: 'u-1',
    advisorName: 'Ana Quispe',
    total: 10,
    effective: 10,
    withdrawn: 0,
    inadmissible: 0,
    open: 0,
    ...parts,
  };
}

const counts = [
  count({ month: '2026-08' }),
  count({ month: '2026-10', effective: 8, open: 2, advisorId: 'u-2', advisorName: '<Beto> & Cía.' }),
];

function markup(own: readonly IndicatorCount[], demonstration = false): string {
  const company = { name: 'Telecom S.A.', nit: '1020304', address: 'Av. Arce', demonstration };
  const period = { from: '2026-08', to: '2026-10' };
  return renderToStaticMarkup(
    <IndicatorPaper report={indicatorReport(own, period, company, '2026-11-02T12:00:00.000Z')} />,
  );
}

describe('the paper of the indicator', () => {
  it('has the company, the period, the whole and when it was counted', () => {
    const html = markup(counts);
    expect(html).toContain('NIT 1020304');
    expect(html).toContain('agosto 2026 a octubre 2026');
    expect(html).toContain('90,0 %, Observado, provisional (2 en curso: hasta 100,0 %)');
    expect(html).toContain('18 anulaciones efectivas × 100 / 20 solicitudes');
    expect(html).toContain('Contado el 02/11/2026 08:00.');
    expect(html).not.toContain('DEMOSTRACIÓN');
  });

  it('says that it is a demonstration', () => {
    expect(markup(counts, true)).toContain('DEMOSTRACIÓN — datos inventados, sin validez');
  });

  it('draws a bar for each month with a value, filled or striped, and none for an empty month', () => {
    const html = markup(counts);
    expect([...html.matchAll(/data-verdict="(\w+)"/gu)].map(([, verdict]) => verdict)).toEqual([
      'accepted',
      'observed',
    ]);
    expect(html).toMatch(/data-verdict="observed"[^>]*fill="url\(#indicator-stripes\)"/u);
    expect(html).toContain('>s/s<');
    expect(html).toContain('>80,0*<');
  });

  it('lists months, areas and advisors, whatever their names are', () => {
    const html = markup(counts);
    expect(html).toContain('>septiembre 2026<');
    expect(html).toContain('>Sin solicitudes<');
    expect(html).toContain('&lt;Beto&gt; &amp; Cía.');
  });

  it('has no tables of areas and advisors in a period without a request', () => {
    const html = markup([]);
    expect(html).not.toContain('Por área');
    expect(html).not.toContain('Por asesor');
    expect(html.split('Sin solicitudes').length - 1).toBe(5);
  });

  it('holds neither a style element nor a style attribute, which the content policy forbids', () => {
    expect(markup(counts)).not.toMatch(/<style|\sstyle=/u);
  });
});
