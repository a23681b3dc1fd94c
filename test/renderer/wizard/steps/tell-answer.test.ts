import { describe, expect, test } from 'vitest';
import {
  supervisorsToTell,
  type TellValues,
  tellAnswer,
  tellSchemaFor,
} from '../../../../renderer/wizard/steps/tell-answer.ts';

const now = () => '2026-11-23T18:02:40.000Z';
const call: TellValues = {
  channel: 'phone',
  number: ' 7220 1234 ',
  answeredBy: 'Rosa Flores',
  calledAt: '23/11/2026 14:00',
  note: '',
};
const faults = (parts: Partial<TellValues>, hasMail = true) =>
  (tellSchemaFor(hasMail, now).safeParse({ ...call, ...parts }).error?.issues ?? []).map(({ path }) =>
    path.join('.'),
  );

describe('the form of A.14', () => {
  test('asks of a call the number, who answered and when', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ number: '12', answeredBy: ' ', calledAt: 'recién' })).toEqual([
      'number',
      'answeredBy',
      'calledAt',
    ]);
  });

  test('a call is not in the future', () => {
    expect(faults({ calledAt: '23/11/2026 15:00' })).toEqual(['calledAt']);
  });

  test('an e-mail needs somebody who has an address, and nothing of a call', () => {
    const mail = { channel: 'email', number: '', answeredBy: '', calledAt: '' } as const;
    expect(faults(mail)).toEqual([]);
    expect(faults(mail, false)).toEqual(['channel']);
  });
});

describe('the answer of A.14', () => {
  test('of a call is its moment in UTC', () => {
    expect(tellAnswer(call)).toEqual({
      channel: 'phone',
      number: '7220 1234',
      answeredBy: 'Rosa Flores',
      calledAt: '2026-11-23T18:00:00.000Z',
      note: '',
    });
  });

  test('of an e-mail is its note alone', () => {
    expect(tellAnswer({ ...call, channel: 'email', note: ' urgente ' })).toEqual({
      channel: 'email',
      note: 'urgente',
    });
  });
});

test('the supervisors to tell are those of the orders’ centres, however the name is written', () => {
  const supervisor = (name: string, centre: string) => ({ name, centre, hasMail: true });
  const all = [
    supervisor('Rosa', 'Centro Miraflores'),
    supervisor('Luis', 'Centro Sur'),
    supervisor('Ana', 'Centro Achumani'),
  ];
  const orders = ['CENTRO MIRAFLORES', 'Centro Achumani'].map((operationsCentre, index) => ({
    id: `OT-${index}`,
    operationsCentre,
    technician: null,
  }));
  expect(supervisorsToTell(all, { orders }).map(({ name }) => name)).toEqual(['Ana', 'Rosa']);
});
