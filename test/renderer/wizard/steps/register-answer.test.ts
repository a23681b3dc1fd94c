import { describe, expect, test } from 'vitest';
import {
  chosenItems,
  type RegisterValues,
  registerSchemaFor,
  registerValues,
} from '../../../../renderer/wizard/steps/register-answer.ts';
import type { Motive } from '../../../../shared/domain/people.ts';
import type { CaseState } from '../../../../shared/procedure/state.ts';

const items = [{ id: 'S-1-1' }, { id: 'S-1-2' }];
const motives: readonly Motive[] = [
  { id: 'm-1', name: 'Económico', causes: [{ id: 'c-1', name: 'Precio' }], needsNote: false, position: 1 },
  { id: 'm-2', name: 'Otro', causes: [{ id: 'c-2', name: 'Otra' }], needsNote: true, position: 2 },
];
const good: RegisterValues = {
  type: 'full',
  itemIds: [],
  motiveId: 'm-1',
  causeId: 'c-1',
  note: '',
  interaction: 'El cliente pide anular.',
};
const faults = (parts: Partial<RegisterValues>) =>
  (registerSchemaFor(items, motives).safeParse({ ...good, ...parts }).error?.issues ?? []).map(({ path }) =>
    path.join('.'),
  );

/** A case that was answered at the counter before it came to the back office. */
function answered(answers: Readonly<Record<string, unknown>>): Pick<CaseState, 'answers'> {
  const moment = {
    actor: {
      userId: 'u-1',
      name: 'Asesora',
      role: 'counter-advisor',
      areaId: 'LPZ-01',
      areaName: 'Sucursal',
    },
    at: '2026-11-23T14:00:00.000Z',
  } as const;
  return {
    answers: Object.entries(answers).map(([step, answer]) => ({
      step: step as CaseState['answers'][number]['step'],
      answer,
      facts: {},
      ...moment,
    })),
  };
}

describe('the form of A.10', () => {
  test('is good with a type, a motive with its cause, and the interaction', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ type: 'partial', itemIds: ['S-1-2'] })).toEqual([]);
  });

  test('names everything that is missing at once', () => {
    expect(faults({ type: '', motiveId: '', causeId: '', interaction: '  ' })).toEqual([
      'type',
      'motiveId',
      'causeId',
      'interaction',
    ]);
  });

  test('a partial annulment takes some products and not all of them', () => {
    expect(faults({ type: 'partial' })).toEqual(['itemIds']);
    expect(faults({ type: 'partial', itemIds: ['S-1-1', 'S-1-2'] })).toEqual(['itemIds']);
  });

  test('a product that another annulment took meanwhile does not count', () => {
    expect(faults({ type: 'partial', itemIds: ['S-1-9'] })).toEqual(['itemIds']);
    expect(chosenItems({ type: 'partial', itemIds: ['S-1-9', 'S-1-2'] }, items)).toEqual(['S-1-2']);
  });

  test('a full annulment names no product, whatever was ticked before', () => {
    expect(chosenItems({ type: 'full', itemIds: ['S-1-2'] }, items)).toEqual([]);
  });

  test('a motive that asks for a note gets one', () => {
    expect(faults({ motiveId: 'm-2', causeId: 'c-2' })).toEqual(['note']);
    expect(faults({ motiveId: 'm-2', causeId: 'c-1', note: 'Viaje' })).toEqual(['causeId']);
  });
});

describe('the beginning of A.10', () => {
  test('is empty for a case of which nothing was asked', () => {
    expect(registerValues(answered({}), items)).toEqual({
      type: '',
      itemIds: [],
      motiveId: '',
      causeId: '',
      note: '',
      interaction: '',
    });
  });

  test('is what the counter was told', () => {
    const state = answered({
      A3: { type: 'partial' },
      A4: { itemIds: ['S-1-2'] },
      'A4.1': { motiveId: 'm-2', causeId: 'c-2', note: 'Viaje' },
    });
    expect(registerValues(state, items)).toEqual({
      type: 'partial',
      itemIds: ['S-1-2'],
      motiveId: 'm-2',
      causeId: 'c-2',
      note: 'Viaje',
      interaction: '',
    });
  });

  test('is the full annulment where one product is left', () => {
    expect(registerValues(answered({ A3: { type: 'partial' } }), items.slice(1)).type).toBe('full');
  });
});
