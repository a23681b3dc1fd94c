import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importBatch } from '../../main/central/import/records.ts';
import { createMailer } from '../../main/central/mail/mailer.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { Result } from '../../shared/result.ts';
import { caseFacts, workOrder } from '../builders/case-facts.ts';
import { motiveAnswer } from '../builders/case-log.ts';
import { staff } from '../builders/staff.ts';
import { smtpOn } from '../central/mail/support/mail-office.ts';
import { type MailServer, startMailServer } from '../central/mail/support/mail-server.ts';
import { type TestCentral, user } from '../central/support/start-central.ts';
import { as, type LinkedWorkplace, linkWorkplace, startStaffedCentral } from './with-central.ts';

const backOffice = as('back-office-commercial');
const { userId, name, areaId } = staff('operations-supervisor');

let office: TestCentral;
let place: LinkedWorkplace;
let server: MailServer;

beforeEach(async () => {
  office = await startStaffedCentral();
  const supervisor = {
    name,
    role: 'operations-supervisor' as const,
    areaId,
    email: 'supervisora@empresa.example',
  };
  await office.central.store.importTarget.upsert(importBatch({ users: [user(userId, supervisor)] }));
  place = await linkWorkplace(office, 'LPZ-BO-01');
  await place.learn(caseFacts({ orders: [workOrder('assigned')] }));
  server = await startMailServer();
});
afterEach(async () => {
  await place.close();
  await office.close();
  await server.close();
});

function value<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

it('A.14 by e-mail reaches the supervisor of the order’s centre, and its outcome comes back to the case', async () => {
  let view: CaseView = value(await place.useCases.openCase({ requestId: 'S-1' }, backOffice));
  expect(view.supervisors).toEqual([{ name, centre: 'Centro de Operaciones de prueba', hasMail: true }]);
  for (const [step, answer] of [
    ['A8', { requester: 'holder', representative: null, holderCardSeen: true, invoiceSeen: true }],
    ['A10', { type: 'full', itemIds: [], ...motiveAnswer, interaction: 'Pide anular.' }],
    ['A11', {}],
    ['A14', { channel: 'email', note: 'El técnico está en camino' }],
  ] as const) {
    const request = { caseId: view.state.caseId, head: view.head, step, target: null };
    view = value(await place.useCases.answerStep({ ...request, answer: answer as never }, backOffice));
  }
  await place.sync();
  const seen = async () =>
    value(await place.useCases.getCase({ caseId: view.state.caseId }, backOffice)).mails;
  expect(await seen()).toMatchObject([{ state: 'queued', to: ['supervisora@empresa.example'], attempts: 0 }]);

  const mailer = createMailer({
    store: office.central.store,
    transport: smtpOn(server.port),
    clock: { now: office.now, monotonic: () => performance.now() },
    logger: pino({ level: 'silent' }),
    from: 'reversa@empresa.example',
  });
  expect(await mailer.deliverDue()).toBe(1);
  await server.has(1);
  const [mail] = server.received;
  expect(mail?.to).toEqual(['supervisora@empresa.example']);
  expect(mail?.parsed.subject).toContain(view.state.caseNumber);
  expect(mail?.parsed.text).toContain('OT-1');
  expect(mail?.parsed.text).toContain('El técnico está en camino');
  await place.sync();
  expect(await seen()).toMatchObject([{ state: 'sent', attempts: 1, lastError: null }]);
  await mailer.stop();
});
