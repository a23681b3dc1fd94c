import { describe, expect, test } from 'vitest';
import { momentNow } from '../../../../renderer/components/moment-field.tsx';
import {
  type SuspendValues,
  suspendAnswer,
  suspendOutlook,
  suspendSchema,
} from '../../../../renderer/wizard/steps/suspend-answer.ts';
import { suspend } from '../../../../shared/procedure/a-16-suspend.ts';
import type { CaseFacts } from '../../../../shared/procedure/facts.ts';
import { caseFacts, workOrder } from '../../../builders/case-facts.ts';
import { caseLog, openCommand } from '../../../builders/case-log.ts';
import { staffAreas } from '../../../builders/staff.ts';

const told: SuspendValues = {
  outcome: 'suspended',
  technician: ' Técnico de prueba ',
  how: 'radio',
  toldAt: '23/11/2020 10:02',
  appointmentRemoved: true,
  note: '',
};
const fieldsThatLack = (values: SuspendValues) => {
  const read = suspendSchema.safeParse(values);
  return read.success ? [] : read.error.issues.map(({ path }) => path[0]);
};

describe('what is typed at A.16', () => {
  test('becomes an answer that the step takes', () => {
    const answer = suspendAnswer(told);
    expect(answer).toEqual({
      outcome: 'suspended',
      technician: 'Técnico de prueba',
      how: 'radio',
      toldAt: '2020-11-23T14:02:00.000Z',
      appointmentRemoved: true,
      note: '',
    });
    expect(suspend.answer.safeParse(answer).success).toBe(true);
    expect(suspendAnswer({ ...told, outcome: 'too-late', note: ' Ya instaló ' })).toEqual({
      outcome: 'too-late',
      note: 'Ya instaló',
    });
  });

  test('a suspension asks for technician, way, moment and appointment, each with its own words', () => {
    expect(fieldsThatLack(told)).toEqual([]);
    const empty: SuspendValues = {
      ...told,
      technician: ' ',
      how: '',
      toldAt: 'recién',
      appointmentRemoved: false,
    };
    expect(fieldsThatLack(empty)).toEqual(['technician', 'how', 'toldAt', 'appointmentRemoved']);
    expect(suspendAnswer(empty)).toBeNull();
  });

  test('nobody is told in the future', () => {
    const tomorrow = momentNow(new Date(Date.now() + 86_400_000).toISOString());
    expect(fieldsThatLack({ ...told, toldAt: tomorrow })).toEqual(['toldAt']);
  });

  test('a technician who had finished asks for a note alone', () => {
    const late: SuspendValues = { ...told, outcome: 'too-late', technician: '', how: '', toldAt: '' };
    expect(fieldsThatLack(late)).toEqual(['note']);
    expect(fieldsThatLack({ ...late, note: 'Ya instaló' })).toEqual([]);
    expect(fieldsThatLack({ ...late, outcome: '' })).toEqual(['outcome']);
  });
});

describe('how A.16 stands for a supervisor', () => {
  const area = staffAreas.find(({ id }) => id === 'LPZ-CO');
  const user = area ? { role: 'operations-supervisor' as const, area } : null;
  const outlook = (orders: CaseFacts['orders'], who = user) => {
    const facts = caseFacts({ orders, centres: ['Centro de Operaciones de prueba', 'Centro Sur'] });
    const log = caseLog(facts);
    log.run(openCommand);
    if (log.state === null) throw new Error('The case is not open');
    return suspendOutlook({ state: log.state, facts }, who);
  };

  test('the assigned orders of the own centre can be suspended', () => {
    const { own, others, mayAnswer, maySuspend } = outlook([
      workOrder('assigned'),
      workOrder('registered', { id: 'OT-2' }),
    ]);
    expect(own.map(({ id }) => id)).toEqual(['OT-1']);
    expect({ others, mayAnswer, maySuspend }).toEqual({ others: [], mayAnswer: true, maySuspend: true });
  });

  test('an executed order leaves the other outcome alone', () => {
    expect(outlook([workOrder('executed')])).toMatchObject({ mayAnswer: true, maySuspend: false });
  });

  test('orders of another centre are named, and are not for this supervisor', () => {
    const elsewhere = workOrder('assigned', { id: 'OT-9', operationsCentre: 'Centro Sur' });
    expect(outlook([elsewhere])).toMatchObject({ own: [], others: ['Centro Sur'], mayAnswer: false });
    expect(outlook([workOrder('assigned'), elsewhere])).toMatchObject({
      others: ['Centro Sur'],
      mayAnswer: true,
    });
  });

  test('nobody who is not signed in answers', () => {
    expect(outlook([workOrder('assigned')], null).mayAnswer).toBe(false);
  });
});
