import { MantineProvider } from '@mantine/core';
import { type ComponentProps, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ProcedureDiagram } from '../../../renderer/wizard/procedure-diagram.tsx';
import { layoutDiagram } from '../../../shared/procedure/diagram/layout.ts';
import { flow } from '../../../shared/procedure/flow.ts';

const layout = layoutDiagram(flow);
const markup = (props: Partial<ComponentProps<typeof ProcedureDiagram>>) =>
  renderToStaticMarkup(
    <MantineProvider>
      {createElement(ProcedureDiagram, { layout, taken: [], current: [], ended: null, ...props })}
    </MantineProvider>,
  );
const count = (text: string, part: string) => text.split(part).length - 1;

describe('the diagram of a case', () => {
  it('names the present step in its description and marks it with a word', () => {
    const html = markup({ taken: ['A1', 'A2'], current: ['A3'] });
    expect(html).toMatch(/<desc[^>]*>Ahora: A\.3 Consulta a cliente tipo de anulación\.<\/desc>/u);
    expect(count(html, '>Ahora<')).toBe(1);
    expect(count(html, 'data-current="true"')).toBe(1);
  });

  it('lists the steps taken in their order, with the hand-offs', () => {
    const html = markup({ taken: ['A5', 'A6', 'handoff-cashier'], current: ['B1'] });
    const list = html.slice(html.indexOf('<ol'), html.indexOf('</ol>'));
    expect([...list.matchAll(/<li>([^<]+)<\/li>/gu)].map(([, words]) => words)).toEqual([
      'A.5 Verifica si cliente canceló derecho de instalación',
      'A.6 Direcciona a cliente a caja para devolución',
      'Derivación a Cajas (BSS-DCB-P01)',
    ]);
  });

  it('shows the desks of a case that is at several at once', () => {
    const html = markup({ taken: ['B7', 'B8', 'B9'], current: ['B9', 'B10'] });
    expect(html).toContain(
      'Ahora, a la vez: B.9 Ingresa a orden de trabajo para su asignación; B.10 Ejecuta',
    );
    expect(count(html, '>Ahora<')).toBe(2);
  });

  it.each([
    ['annulled', 'solicitud anulada'],
    ['inadmissible', 'anulación improcedente'],
    ['withdrawn', 'el cliente desistió'],
  ] as const)('says how a case ended: %s', (ended, words) => {
    const html = markup({ taken: ['A1'], ended });
    expect(html).toContain(words);
    expect(html).not.toContain('>Ahora<');
  });

  it('can be scrolled by the keyboard', () => {
    expect(markup({})).toMatch(
      /<section[^>]*aria-label="Diagrama, se recorre con las flechas"[^>]*tabindex="0"/u,
    );
  });
});
