import { describe, expect, test } from 'vitest';
import {
  type HolderValues,
  holderAnswer,
  holderSchema,
  holderValues,
} from '../../../../renderer/wizard/steps/holder-answer.ts';

const typed = (parts: Partial<HolderValues> = {}): HolderValues => ({
  requester: 'holder',
  name: '',
  identity: '',
  seen: [],
  ...parts,
});
const faults = (parts: Partial<HolderValues>) =>
  (holderSchema.safeParse(typed(parts)).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('the form of A.8', () => {
  test('asks who is there, and then nothing more of the holder', () => {
    expect(faults({ requester: '' })).toEqual(['requester']);
    expect(faults({})).toEqual([]);
  });

  test('asks who the representative is', () => {
    expect(faults({ requester: 'representative' })).toEqual(['name', 'identity']);
    expect(faults({ requester: 'representative', name: 'Ana Rojas', identity: 'E-10012345' })).toEqual([]);
  });
});

describe('the answer of A.8 while it is typed', () => {
  test('there is none before it is said who is there', () => {
    expect(holderAnswer(typed({ requester: '', seen: ['invoice'] }))).toBeNull();
  });

  test('leaves out what was typed for the other kind of requester', () => {
    const both = { name: 'Ana Rojas', identity: '4.512.345 lp', seen: ['holder-card', 'invoice'] };
    expect(holderAnswer(typed(both))).toEqual({
      requester: 'holder',
      representative: null,
      holderCardSeen: true,
      invoiceSeen: true,
    });
    expect(holderAnswer(typed({ ...both, requester: 'representative' }))).toEqual({
      requester: 'representative',
      representative: { name: 'Ana Rojas', identity: '4512345 LP' },
      holderCardSeen: false,
      invoiceSeen: true,
    });
  });

  test('keeps a document that is written in another way as it is', () => {
    const foreign = typed({ requester: 'representative', name: 'Ana Rojas', identity: ' E-10012345 ' });
    expect(holderAnswer(foreign)?.representative?.identity).toBe('E-10012345');
  });

  test('is the same when it is read back into the form', () => {
    const answer = {
      requester: 'representative' as const,
      representative: { name: 'Ana Rojas', identity: '4512345 LP' },
      holderCardSeen: false,
      invoiceSeen: true,
    };
    expect(holderAnswer(holderValues(answer))).toEqual(answer);
  });
});
