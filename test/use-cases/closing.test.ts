import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestOf } from '../../shared/ipc/contract.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { Result } from '../../shared/result.ts';
import { workOrder } from '../builders/case-facts.ts';
import { motiveAnswer } from '../builders/case-log.ts';
import { as } from './with-central.ts';
import { changes, openWorkplace, type Workplace } from './workplace.ts';

const counter = as('counter-advisor');
const incidents = as('back-office-incidents');
const testDesk = as('test-desk');

let place: Workplace;
beforeEach(async () => {
  place = await openWorkplace();
});
afterEach(() => place.close());

function value<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}
const at = (view: CaseView) => ({ caseId: view.state.caseId, head: view.head });

async function answerAll(
  view: CaseView,
  answers: readonly (readonly [step: CaseView['state']['path'][number], answer: object])[],
  caller = incidents,
): Promise<CaseView> {
  let now = view;
  for (const [step, answer] of answers) {
    const request = { ...at(now), step, target: null, answer: answer as never };
    now = value(await place.useCases.answerStep(request, caller));
  }
  return now;
}

/** An unpaid request annulled at the counter: it waits in the report. */
async function annulled(type: 'full' | 'partial' = 'full'): Promise<CaseView> {
  const opened = value(await place.useCases.openCase({ requestId: 'S-1' }, counter));
  const review = await answerAll(
    opened,
    [
      ['A2', {}],
      ['A3', { type }],
      ...(type === 'partial' ? ([['A4', { itemIds: ['S-1-1'] }]] as const) : []),
      ['A4.1', motiveAnswer],
      ['A5', { paid: false }],
    ],
    counter,
  );
  return value(await place.useCases.registerAnnulment(at(review), counter));
}

const chosen = [
  ['B1', { areaName: null, process: 'pending', type: null }],
  ['B2', {}],
] as const;
const everything = { areaName: null, process: null, type: null, text: '' };

describe('the CCGPA report (B.1)', () => {
  it('filters by area, state and type, and counts every state whatever is filtered', async () => {
    const view = await annulled('partial');
    const rows = async (filter: Partial<RequestOf<'getReport'>>) =>
      value(await place.useCases.getReport({ ...everything, ...filter }, incidents));
    expect((await rows({ process: 'pending' })).rows.map(({ caseId }) => caseId)).toEqual([
      view.state.caseId,
    ]);
    expect((await rows({ type: 'full' })).rows).toEqual([]);
    expect((await rows({ type: 'partial', text: 'QUISPE' })).rows).toHaveLength(1);
    expect((await rows({ areaName: 'Otra sucursal' })).rows).toEqual([]);
    await answerAll(view, chosen);
    const later = await rows({ process: 'pending' });
    expect(later.rows).toEqual([]);
    expect(later.totals).toMatchObject({ pending: 0, 'in-process': 1, closed: 0 });
    expect(later.areas).toEqual(['Sucursal de prueba']);
  });

  it('is exported as it is shown, with cells that no spreadsheet takes for a formula', async () => {
    await annulled();
    const request = { ...everything, sort: { column: 'customer', descending: true } } as const;
    const csv = value(await place.useCases.exportReport({ ...request, format: 'csv' }, incidents));
    expect(csv).toEqual({ outcome: 'saved', rows: 1 });
    const text = Buffer.from(place.files.get('Reporte CCGPA.csv') ?? new Uint8Array());
    const [header, row] = parse(text, { bom: true, delimiter: ';' }) as string[][];
    expect(header?.slice(0, 3)).toEqual(['Trámite', 'Solicitud', 'Cliente']);
    expect(row).toContain('María Elena Quispe Mamani');
    value(await place.useCases.exportReport({ ...request, format: 'xlsx' }, incidents));
    const sheet = await readXlsx(Buffer.from(place.files.get('Reporte CCGPA.xlsx') ?? new Uint8Array()));
    expect(JSON.stringify(sheet)).toContain('Pendiente');
  });
});

describe('autonomous orders and hand-offs', () => {
  it('are listed for the own area until they are closed, and then as closed', async () => {
    const view = await annulled();
    const { state: _state, ...order } = workOrder('closed');
    await place.store.transaction((writer) =>
      writer.applyChanges([
        {
          kind: 'order',
          key: order.id,
          body: { ...order, state: 'closed', requestId: 'S-1', updatedAt: '2026-11-23T14:00:00.000Z' },
        },
      ]),
    );
    const plan = [{ area: 'test-desk', activities: [{ name: 'Retiro de acometida', reverses: null }] }];
    const made = await answerAll(view, [
      ...chosen,
      ['B3', { paymentType: 'none' }],
      ['B5', {}],
      ['B6', {}],
      ['B7', { orders: plan, reason: 'Solo la acometida' }],
    ]);
    const list = async (state: 'open' | 'closed', caller = testDesk) =>
      value(await place.useCases.listOrders({ state, text: '' }, caller)).rows;
    const [row] = await list('open');
    expect(row).toMatchObject({ area: 'test-desk', state: 'created', activities: 1, settled: 0 });
    expect(await list('open', as('switching'))).toEqual([]);
    const number = row?.number ?? '';
    let now = made;
    for (const [step, answer] of [
      ['B8', {}],
      ['B9', { assignedTo: 'Persona de turno' }],
      ['B10', { result: 'done', line: 1, by: 'Persona de turno', doneAt: '2026-11-23T14:00:00.000Z' }],
      ['B11', { note: '' }],
    ] as const) {
      if (step !== 'B11') {
        const early = { ...at(now), step: 'B11' as const, target: number, answer: { note: '' } };
        expect((await place.useCases.answerStep(early, testDesk)).ok).toBe(false);
      }
      now = value(await place.useCases.answerStep({ ...at(now), step, target: number, answer }, testDesk));
    }
    expect(await list('open')).toEqual([]);
    expect(await list('closed')).toMatchObject([{ number, state: 'closed', settled: 1 }]);
    expect(now.state.position).toMatchObject({ step: 'B12' });
  });

  it('keep the case from being closed while one is out, and end with date and result (I-7)', async () => {
    const view = await annulled();
    const number = view.state.caseNumber;
    const before = await answerAll(view, [
      ...chosen,
      ['B3', { paymentType: 'recurrent' }],
      ['B4', { charges: 'Cargo mensual' }],
      ['B5', {}],
      ['B6', {}],
      ['B12', { number: number.toLowerCase().replaceAll('-', ' ') }],
    ]);
    const close = (from: CaseView) =>
      place.useCases.answerStep(
        { ...at(from), step: 'B13', target: null, answer: { closedOn: '2026-11-23', note: '' } },
        incidents,
      );
    expect(await close(before)).toEqual({ ok: false, error: 'handoff-open' });
    const list = async (state: 'open' | 'ended') =>
      value(await place.useCases.listHandoffs({ procedure: null, state, text: '' }, incidents)).rows;
    const [open] = await list('open');
    expect(open).toMatchObject({ procedure: 'charge-generation', subject: 'Cargo mensual', ended: null });
    expect(value(await place.useCases.getCounts({}, incidents)).handoffs).toBe(1);
    const given = { number: open?.number ?? '', result: 'Cargos anulados' };
    expect(
      await place.useCases.returnHandoff({ ...at(before), ...given, returnedOn: '2026-11-24' }, incidents),
    ).toEqual({ ok: false, error: 'invalid-answer' });
    const returned = value(
      await place.useCases.returnHandoff({ ...at(before), ...given, returnedOn: '2026-11-23' }, incidents),
    );
    expect(await list('ended')).toMatchObject([{ ended: { how: 'returned', result: 'Cargos anulados' } }]);
    const closed = value(await close(returned));
    expect(closed.summary).toMatchObject({ status: 'closed', outcome: 'annulled', process: 'closed' });
  });

  it('a number that is not the case’s closes nothing (B.12)', async () => {
    const view = await answerAll(await annulled(), [
      ...chosen,
      ['B3', { paymentType: 'none' }],
      ['B5', {}],
      ['B6', {}],
    ]);
    const wrong = { ...at(view), step: 'B12' as const, target: null, answer: { number: 'LPZ-01-01-000099' } };
    expect(await place.useCases.answerStep(wrong, incidents)).toEqual({ ok: false, error: 'wrong-number' });
  });
});

describe('the indicator', () => {
  it('counts cases by month, area and advisor, as of La Paz', async () => {
    place.clock.set('2026-11-01T03:59:00.000Z');
    await place.store.transaction((writer) =>
      writer.applyChanges(changes({ registeredAt: '2026-11-01T03:00:00.000Z' })),
    );
    value(await place.useCases.openCase({ requestId: 'S-1' }, counter));
    const { counts } = value(
      await place.useCases.getIndicator({ from: '2026-10', to: '2026-11' }, as('service-head')),
    );
    expect(counts).toMatchObject([{ month: '2026-10', total: 1, effective: 0, open: 1 }]);
    const { rows } = value(
      await place.useCases.listIndicatorCases(
        { month: '2026-10', areaId: null, advisorId: null, after: null },
        as('service-head'),
      ),
    );
    expect(rows).toHaveLength(1);
  });
});
