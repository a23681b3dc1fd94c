import { describe, expect, test } from 'vitest';
import { orderVerdict } from '../../../../renderer/wizard/steps/order-state-words.ts';
import type { OrderState } from '../../../../shared/domain/orders.ts';

function verdict(states: readonly OrderState[], registered = true) {
  const found = orderVerdict({
    orders: states.map((state, index) => ({ id: `OT-${index + 1}`, state })),
    registered,
  });
  if (found === null) throw new Error('A.11 leads to a step');
  return found;
}

describe('what A.11 finds, in words', () => {
  test.each([
    [['registered'], 'registrada', 'A.12', 'success'],
    [['suspended'], 'suspendida', 'A.12', 'success'],
    [['assigned'], 'asignada', 'A.14', 'info'],
    [['executed'], 'ejecutada', 'A.15', 'warning'],
    [['closed'], 'ejecutada', 'A.15', 'warning'],
  ] as const)('an order that is %s leads on', (states, word, step, kind) => {
    const { title, text, kind: said } = verdict(states);
    expect(title).toContain(word);
    expect(text).toContain(step);
    expect(said).toBe(kind);
  });

  test('of several orders the most advanced decides, and is named', () => {
    const { text, deciding } = verdict(['registered', 'assigned', 'registered']);
    expect(deciding).toEqual(['OT-2']);
    expect(text).toContain('De 3 órdenes decide la más avanzada: OT-2.');
  });

  test('a request without orders has nothing begun', () => {
    const { title, text, deciding } = verdict([]);
    expect(title).toContain('No hay órdenes');
    expect(text).toContain('A.12');
    expect(deciding).toEqual([]);
  });

  test('an order that is not executed any more sends the counter’s case to the beginning', () => {
    const { text } = verdict(['assigned'], false);
    expect(text).toContain('A.7');
    expect(text).not.toContain('técnico');
  });
});
