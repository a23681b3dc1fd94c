import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../../shared/procedure/decide.ts';
import { tasksOf } from '../../../shared/procedure/tasks.ts';
import { caseFacts, workOrder } from '../../builders/case-facts.ts';
import { answer, caseLog, motiveAnswer, openCommand } from '../../builders/case-log.ts';
import { staff } from '../../builders/staff.ts';

const answerA16: CaseCommand = answer('A16', {
  outcome: 'suspended',
  technician: 'Técnico de prueba',
  how: 'phone',
  toldAt: '2026-11-23T14:00:00.000Z',
  appointmentRemoved: true,
  note: '',
});

/** A back office's case of an assigned order, told to the supervisor. */
function told(facts: ReturnType<typeof caseFacts>) {
  const log = caseLog(facts);
  const backOffice = staff('back-office-commercial');
  for (const command of [
    openCommand,
    answer('A8', { requester: 'holder', representative: null, holderCardSeen: true, invoiceSeen: true }),
    answer('A10', { type: 'full', itemIds: [], ...motiveAnswer, interaction: 'Pide anular.' }),
    answer('A11', {}),
    answer('A14', { channel: 'email', note: '' }),
  ]) {
    expect(log.run(command, facts, backOffice)).toBeNull();
  }
  return log;
}

describe('a suspension', () => {
  it('is for the supervisor of the order’s centre, however it is written', () => {
    const orders = [workOrder('assigned', { operationsCentre: 'CENTRO  de operaciones de PRUEBA' })];
    const log = told(caseFacts({ orders }));
    expect(log.state && tasksOf(log.state)).toMatchObject([
      { step: 'A16', centre: orders[0]?.operationsCentre },
    ]);
    const away = staff('operations-supervisor', { areaName: 'Otro centro' });
    expect(log.run(answerA16, caseFacts({ orders }), away)).toBe('wrong-area');
    expect(log.run(answerA16, caseFacts({ orders }), staff('operations-supervisor'))).toBeNull();
  });

  it('of a centre without a supervisor is for any supervisor of the regional, so that it is not lost', () => {
    const facts = caseFacts({
      orders: [workOrder('assigned', { operationsCentre: 'Zona que nadie supervisa' })],
    });
    const log = told(facts);
    expect(log.state && tasksOf(log.state)).toMatchObject([{ step: 'A16', centre: null }]);
    expect(log.run(answerA16, facts, staff('operations-supervisor', { areaName: 'Otro centro' }))).toBeNull();
  });
});
