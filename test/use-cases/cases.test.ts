import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { StepId } from '../../shared/procedure/outline.ts';
import type { Result } from '../../shared/result.ts';
import { motiveAnswer } from '../builders/case-log.ts';
import { changes, openWorkplace, signedInAs, type Workplace } from './workplace.ts';

const advisor = signedInAs();
let place: Workplace;

beforeEach(async () => {
  place = await openWorkplace();
});
afterEach(() => place.close());

function value<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

async function open(): Promise<CaseView> {
  return value(await place.useCases.openCase({ requestId: 'S-1' }, advisor));
}

async function answer(view: CaseView, step: StepId, given: object): Promise<CaseView> {
  const request = { caseId: view.state.caseId, head: view.head, step, target: null, answer: given as never };
  return value(await place.useCases.answerStep(request, advisor));
}

async function reachReview(): Promise<CaseView> {
  const paid = (await open()).facts.payments.length > 0;
  let view = value(await place.useCases.getCase({ caseId: await onlyCase() }, advisor));
  view = await answer(view, 'A2', {});
  view = await answer(view, 'A3', { type: 'full' });
  view = await answer(view, 'A4.1', motiveAnswer);
  return answer(
    view,
    'A5',
    paid ? { paid: true, receiptNumber: 'R-77', amountCents: 30_000 } : { paid: false },
  );
}

async function onlyCase(): Promise<string> {
  const { rows } = value(
    await place.useCases.listCases(
      { list: 'mine', status: null, step: null, text: '', after: null },
      advisor,
    ),
  );
  const first = rows[0];
  if (!first) throw new Error('no case');
  return first.caseId;
}

const head = (view: CaseView) => ({ caseId: view.state.caseId, head: view.head });
const notificationOf = (view: CaseView) => ({ ...head(view), paper: 'notification' as const, of: null });

describe('a case at the counter', () => {
  it('is opened with a number of this workstation, kept, listed and woken for sending', async () => {
    const view = await open();
    expect(view.state.caseNumber).toMatch(/^LPZ-01-01-000001-[A-Z]{4}$/);
    expect(view).toMatchObject({ mayWork: true, mayWithdraw: true, sending: 'pending', head: 0 });
    expect(place.wakes()).toBe(1);
    expect(place.announced).toEqual(['casesChanged']);
    expect(await place.store.countOutbox()).toMatchObject({ pending: 1 });
  });

  it('comes to its act, which twenty submits at once make one (U10)', async () => {
    const view = await reachReview();
    const attempts = await Promise.all(
      Array.from({ length: 20 }, () => place.useCases.registerAnnulment(head(view), advisor)),
    );
    expect(attempts.filter((each) => each.ok)).toHaveLength(1);
    const after = value(await place.useCases.getCase({ caseId: view.state.caseId }, advisor));
    expect(after.timeline.filter((entry) => entry.type === 'annulment-registered')).toHaveLength(1);
    expect(after.state.registered?.notificationNumber).toBe(`N-${view.state.caseNumber}`);
  });

  it('refuses an answer from a stale screen and keeps what was answered', async () => {
    const view = await open();
    await answer(view, 'A2', {});
    const stale = await place.useCases.answerStep(
      { ...head(view), step: 'A2', target: null, answer: {} },
      advisor,
    );
    expect(stale).toEqual({ ok: false, error: 'stale-case' });
  });

  it('is refused where another case of the same request is open, and free again once it is withdrawn', async () => {
    const view = await open();
    const colleague = signedInAs('counter-advisor', 'u-2');
    expect(await place.useCases.openCase({ requestId: 'S-1' }, colleague)).toEqual({
      ok: false,
      error: 'under-annulment',
    });
    value(await place.useCases.withdrawCase({ ...head(view), reason: 'changed-mind', note: '' }, colleague));
    expect((await place.useCases.openCase({ requestId: 'S-1' }, colleague)).ok).toBe(true);
  });

  it('goes to Back Office when the day ends between the answers and the act (R17)', async () => {
    const view = await reachReview();
    place.clock.set('2026-11-24T05:00:00.000Z');
    expect(await place.useCases.registerAnnulment(head(view), advisor)).toEqual({
      ok: false,
      error: 'stale-facts',
    });
    const handedOver = await answer(view, 'A2', {});
    expect(handedOver.state.position).toEqual({ kind: 'step', step: 'A7', handover: 'not-same-day' });
    expect(handedOver.mayWork).toBe(false);
  });

  it('says that a request is unknown, and that a case is', async () => {
    expect(await place.useCases.openCase({ requestId: 'S-9' }, advisor)).toEqual({
      ok: false,
      error: 'not-found',
    });
    const caseId = '019a0000-0000-7000-8000-0000000000aa';
    expect(await place.useCases.getCase({ caseId }, advisor)).toEqual({ ok: false, error: 'not-found' });
  });
});

describe('drafts', () => {
  it('are handed back with the case, and gone once the step is answered', async () => {
    const view = await answer(await open(), 'A2', {});
    const { caseId } = view.state;
    await place.useCases.saveDraft({ caseId, step: 'A3', values: { type: 'partial' } }, advisor);
    const resumed = value(await place.useCases.getCase({ caseId }, advisor));
    expect(resumed.drafts).toMatchObject([{ step: 'A3', values: { type: 'partial' } }]);
    expect((await answer(view, 'A3', { type: 'full' })).drafts).toEqual([]);
  });

  it('are refused when they are too large to be a form', async () => {
    const values = { note: 'x'.repeat(30_000) };
    expect(await place.useCases.saveDraft({ caseId: null, step: 'A1', values }, advisor)).toEqual({
      ok: false,
      error: 'too-large',
    });
  });
});

describe('the notification', () => {
  beforeEach(async () => {
    await place.close();
    place = await openWorkplace(changes({ paidCents: 30_000 }));
  });

  it('is printed as the one original, then with a reason alone, and its outcome is logged', async () => {
    const registered = value(await place.useCases.registerAnnulment(head(await reachReview()), advisor));
    place.printOutcome = 'failed';
    const failed = value(
      await place.useCases.printPaper({ ...notificationOf(registered), reason: null }, advisor),
    );
    place.printOutcome = 'printed';
    const printed = value(
      await place.useCases.printPaper({ ...notificationOf(failed.case), reason: null }, advisor),
    );
    const without = await place.useCases.printPaper(
      { ...notificationOf(printed.case), reason: null },
      advisor,
    );
    expect(without).toEqual({ ok: false, error: 'invalid-answer' });
    await place.useCases.printPaper({ ...notificationOf(printed.case), reason: 'Se manchó' }, advisor);
    expect(place.papers.map(({ copy, reprintReason }) => ({ copy, reprintReason }))).toEqual([
      { copy: 0, reprintReason: null },
      { copy: 0, reprintReason: null },
      { copy: 1, reprintReason: 'Se manchó' },
    ]);
    expect(place.papers[0]).toMatchObject({
      number: expect.stringMatching(/^N-LPZ-01-01-000001-[A-Z]{4}$/),
      refundCents: 30_000,
      receiptNumber: 'R-77',
    });
  });

  it('is one paper when F4 is pressed twice at once', async () => {
    const registered = value(await place.useCases.registerAnnulment(head(await reachReview()), advisor));
    const request = { ...notificationOf(registered), reason: null };
    const both = await Promise.all([1, 2].map(() => place.useCases.printPaper(request, advisor)));
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(place.papers).toHaveLength(1);
  });

  it('leaves no event when nothing was printed', async () => {
    const registered = value(await place.useCases.registerAnnulment(head(await reachReview()), advisor));
    place.printOutcome = 'no-printer';
    const answerOf = value(
      await place.useCases.printPaper({ ...notificationOf(registered), reason: null }, advisor),
    );
    expect(answerOf).toMatchObject({ outcome: 'no-printer', case: { head: registered.head } });
  });

  it('is not printed for a case that the central office did not take', async () => {
    const registered = value(await place.useCases.registerAnnulment(head(await reachReview()), advisor));
    const rows = await place.store.listOutbox(100);
    const outcome = { status: 'rejected', code: 'previous-refused', facts: null } as const;
    await place.store.transaction((writer) =>
      writer.recordOutcomes(
        rows[0]?.epoch ?? '',
        rows.map(({ seq }) => ({ seq, outcome })),
        place.clock.now(),
      ),
    );
    const refused = value(await place.useCases.getCase({ caseId: registered.state.caseId }, advisor));
    expect(refused.summary.status).toBe('refused');
    const printed = await place.useCases.printPaper({ ...notificationOf(refused), reason: null }, advisor);
    expect(printed).toEqual({ ok: false, error: 'previous-refused' });
    expect(place.papers).toEqual([]);
  });

  it('has no preview before the act', async () => {
    const view = await reachReview();
    expect(
      await place.useCases.previewPaper(
        { caseId: view.state.caseId, paper: 'notification', of: null },
        advisor,
      ),
    ).toEqual({
      ok: false,
      error: 'no-paper',
    });
  });
});
