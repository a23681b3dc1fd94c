import type { OrderState } from '../../shared/domain/orders.ts';
import type { Role } from '../../shared/domain/people.ts';
import { type CaseCommand, decide } from '../../shared/procedure/decide.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import { targetsOf } from '../../shared/procedure/flow.ts';
import { applyEvent } from '../../shared/procedure/fold.ts';
import type { StepId } from '../../shared/procedure/outline.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { stepOf } from '../../shared/procedure/steps.ts';
import { orderStep } from '../../shared/procedure/tasks.ts';
import { capturedDocument } from './captured-document.ts';
import { caseEvent, caseFacts, workOrder } from './case-facts.ts';
import { motiveAnswer } from './case-log.ts';
import { staff } from './staff.ts';

/** One thing that somebody does, on the facts as they are then. */
export interface Move {
  readonly role: Role;
  readonly command: CaseCommand;
  readonly facts: CaseFacts;
}

/** What somebody may do next: one or more moves, and the facts that they are done on. */
interface Option {
  readonly facts?: (facts: CaseFacts) => CaseFacts;
  readonly moves: readonly (readonly [role: Role, command: CaseCommand])[];
}

/** `A2 > A7` */
export type Edge = string;

export interface ProcedurePath {
  readonly moves: readonly Move[];
  readonly edges: readonly Edge[];
  /** The steps in their order, with the hand-offs between. */
  readonly stops: readonly string[];
  readonly outcome: 'annulled' | 'inadmissible';
}

const counter = 'counter-advisor';
const backOffice = 'back-office-commercial';
const supervisor = 'operations-supervisor';
const incidents = 'back-office-incidents';

const say = (step: StepId, answer: unknown, target: string | null = null): CaseCommand => ({
  kind: 'answer',
  step,
  target,
  answer,
});
const identity = { customerId: 'C-1', requestId: 'S-1' };
const told = '2026-11-23T14:00:00.000Z';
const paid = [
  {
    receiptNumber: 'R-77',
    document: 'receipt' as const,
    amountCents: 30_000,
    paidAt: '2026-11-23T13:30:00.000Z',
  },
];

const withOrder = (state: OrderState) => (facts: CaseFacts) => ({ ...facts, orders: [workOrder(state)] });
const one = (role: Role, command: CaseCommand, facts?: Option['facts']): Option => ({
  moves: [[role, command]],
  ...(facts ? { facts } : {}),
});
const print = (paper: Extract<CaseCommand, { kind: 'print' }>['paper']): CaseCommand => ({
  kind: 'print',
  paper,
  of: null,
  outcome: 'printed',
  reason: null,
});

function refund(state: CaseState): readonly (readonly [Role, CaseCommand])[] {
  if (!state.handoffs.some((each) => each.procedure === 'cashier' && each.ended === null)) return [];
  const { notificationNumber, refundCents } = state.registered ?? {
    notificationNumber: null,
    refundCents: 0,
  };
  return [
    [
      'cashier',
      {
        kind: 'refund',
        notificationNumber: notificationNumber ?? '',
        receiptNumber: 'D-1',
        amountCents: refundCents,
        refundedOn: '2026-11-23',
      },
    ],
  ];
}

function returns(state: CaseState): readonly (readonly [Role, CaseCommand])[] {
  return state.handoffs
    .filter((each) => each.procedure !== 'cashier' && each.ended === null)
    .map(({ number }) => [
      incidents,
      { kind: 'return-handoff', number, result: 'Hecho', returnedOn: '2026-11-23' },
    ]);
}

/** What the area, or Incidencias, does next about the first order that is open. */
function orderOptions(state: CaseState): readonly Option[] {
  const order = state.orders.find((each) => each.state !== 'closed');
  if (!order) return [];
  const step = orderStep(order);
  const area = order.area;
  if (step === 'B8') return [one(area, say('B8', {}, order.number))];
  if (step === 'B9') return [one(area, say('B9', { assignedTo: 'Persona de turno' }, order.number))];
  if (step === 'B11') return [one(area, say('B11', { note: '' }, order.number))];
  const open = order.activities.filter((each) => each.state === 'open');
  const [first] = open;
  const impossible = order.activities.find((each) => each.state === 'impossible');
  if (impossible) {
    const decision = (what: 'retry' | 'waive'): Option =>
      one(incidents, {
        kind: 'decide-impossible',
        order: order.number,
        line: impossible.line,
        decision: what,
        note: 'Se decidió así',
      });
    return [decision('waive')];
  }
  if (!first) return [];
  const done = (line: number): readonly [Role, CaseCommand] => [
    area,
    say('B10', { result: 'done', line, by: 'Persona de turno', doneAt: told }, order.number),
  ];
  return [
    { moves: open.map(({ line }) => done(line)) },
    {
      moves: [
        [
          area,
          say(
            'B10',
            { result: 'impossible', line: first.line, by: 'Persona', why: 'Sin acceso' },
            order.number,
          ),
        ],
      ],
    },
  ];
}

/** Everything that may happen next, each a branch of the present step. */
export function optionsOf(state: CaseState): readonly Option[] {
  const { position } = state;
  if (position.kind === 'act')
    return [one(counter, { kind: 'register', notificationNumber: 'N-LPZ-01-01-000001' })];
  if (position.kind === 'waiting') return [{ moves: returns(state) }];
  if (position.kind === 'ended') return [];
  switch (position.step) {
    case 'A2':
      return [
        one(counter, say('A2', {})),
        one(counter, say('A2', {}), (facts) => ({ ...facts, businessDay: '2026-11-24' })),
        one(counter, say('A2', {}), withOrder('executed')),
      ];
    case 'A3':
      return [one(counter, say('A3', { type: 'full' })), one(counter, say('A3', { type: 'partial' }))];
    case 'A4':
      return [one(counter, say('A4', { itemIds: ['S-1-1'] }))];
    case 'A4.1':
      return [one(counter, say('A4.1', motiveAnswer))];
    case 'A5':
      return [
        one(counter, say('A5', { paid: false })),
        one(counter, say('A5', { paid: true, receiptNumber: 'R-77', amountCents: 30_000 }), (facts) => ({
          ...facts,
          payments: paid,
        })),
      ];
    case 'A6':
      return [
        {
          moves: [
            [counter, print('notification')],
            [counter, say('A6', { notificationHandedOver: true })],
          ],
        },
      ];
    case 'A7':
      return [one(backOffice, say('A7', identity))];
    case 'A8': {
      const holder = (holderCardSeen: boolean): CaseCommand =>
        say('A8', { requester: 'holder', representative: null, holderCardSeen, invoiceSeen: true });
      return [one(backOffice, holder(true)), one(backOffice, holder(false))];
    }
    case 'A9':
      return [
        {
          moves: [
            [backOffice, print('requirements-slip')],
            [backOffice, say('A9', { note: '' })],
          ],
        },
      ];
    case 'A10':
      return [
        one(
          backOffice,
          say('A10', { type: 'full', itemIds: [], ...motiveAnswer, interaction: 'El cliente pide anular.' }),
        ),
      ];
    case 'A11':
      return (['registered', 'assigned', 'executed'] as const).map((orderState) =>
        one(backOffice, say('A11', {}), withOrder(orderState)),
      );
    case 'A12':
      return [
        {
          moves: [
            [backOffice, { kind: 'attach', document: capturedDocument('identity-card-copy') }],
            [
              backOffice,
              {
                kind: 'attach',
                document: capturedDocument('annulment-note', {
                  documentId: '019a0000-0000-7000-8000-00000000d0c2',
                }),
              },
            ],
            [backOffice, say('A12', {})],
          ],
        },
      ];
    case 'A13':
      return [one(backOffice, say('A13', {}))];
    case 'A14':
      return [
        one(
          backOffice,
          say('A14', {
            channel: 'phone',
            number: '22-123456',
            answeredBy: 'Supervisor',
            calledAt: told,
            note: '',
          }),
        ),
        one(backOffice, say('A14', { channel: 'not-needed', note: '' }), withOrder('registered')),
      ];
    case 'A15':
      return [
        {
          moves: [
            [backOffice, print('inadmissibility')],
            [backOffice, say('A15', { note: '' })],
          ],
        },
      ];
    case 'A16':
      return [
        one(
          supervisor,
          say('A16', {
            outcome: 'suspended',
            technician: 'Técnico de prueba',
            how: 'phone',
            toldAt: told,
            appointmentRemoved: true,
            note: '',
          }),
        ),
        one(supervisor, say('A16', { outcome: 'too-late', note: 'El técnico ya terminó' })),
      ];
    case 'B1':
      return [one(incidents, say('B1', { areaName: null, process: 'pending', type: null }))];
    case 'B2':
      return [one(incidents, say('B2', {}))];
    case 'B3': {
      const type = (paymentType: string) => say('B3', { paymentType });
      const back = refund(state);
      return back.length > 0
        ? [one(incidents, type('cash')), { moves: [...back, [incidents, type('cash')]] }]
        : ['cash', 'recurrent', 'none'].map((each) => one(incidents, type(each)));
    }
    case 'B4':
      return [one(incidents, say('B4', { charges: 'Cargo mensual de noviembre' }))];
    case 'B5':
      return [one(incidents, say('B5', {}))];
    case 'B6':
      return [
        one(incidents, say('B6', {}), (facts) => ({ ...facts, orders: [] })),
        one(incidents, say('B6', {}), withOrder('closed')),
      ];
    case 'B7': {
      const orders = [{ area: 'test-desk', activities: [{ name: 'Retiro de acometida', reverses: null }] }];
      return [one(incidents, say('B7', { orders, reason: 'Solo la acometida' }))];
    }
    case 'B8':
      return orderOptions(state);
    case 'B12':
      return [one(incidents, say('B12', { number: state.caseNumber }))];
    case 'B13':
      return [
        {
          moves: [
            ...refund(state),
            ...returns(state),
            [incidents, say('B13', { closedOn: '2026-11-23', note: '' })],
          ],
        },
      ];
    default:
      throw new Error(`No way on from ${position.step}`);
  }
}

interface Walk {
  readonly state: CaseState | null;
  readonly events: readonly CaseEvent[];
  readonly facts: CaseFacts;
  readonly moves: readonly Move[];
  readonly edges: readonly Edge[];
  readonly stops: readonly string[];
}

function edgesOf({ action }: CaseEvent): readonly [edges: readonly Edge[], stops: readonly string[]] {
  if (action.type !== 'step-answered') return [[], []];
  const targets = targetsOf(stepOf(action.step).next(action.answer, action.facts));
  return [
    targets.map((target) => `${action.step} > ${target}`),
    [action.step, ...targets.filter((target) => target.startsWith('handoff-'))],
  ];
}

function take(walk: Walk, option: Option): Walk {
  let { state, events, moves, edges, stops } = walk;
  const facts = option.facts ? option.facts(walk.facts) : walk.facts;
  for (const [role, command] of option.moves) {
    const actor = staff(role);
    const decided = decide(state, command, facts, actor);
    if (!decided.ok)
      throw new Error(`${command.kind} was refused: ${decided.error} after ${stops.join(' ')}`);
    const event = caseEvent(events.length, decided.value, { actor });
    const [taken, stopped] = edgesOf(event);
    state = applyEvent(state, event);
    events = [...events, event];
    moves = [...moves, { role, command, facts }];
    edges = [...edges, ...taken];
    stops = [...stops, ...stopped];
  }
  return { state, events, facts, moves, edges, stops };
}

/** A way is gone once: the ways back (A.9 to A.7, A.16 to A.11, B.10 again) are taken one time each. */
function repeats({ edges }: Walk): boolean {
  const backToState = edges.filter((edge) => edge === 'A14 > A11' || edge === 'A16 > A11');
  if (backToState.length > 1) return true;
  const counted = edges.filter((edge) => edge !== 'B10 > B10');
  const again = new Set(['A7 > A8', 'A11 > A15', 'A11 > A12', 'A11 > A14', 'A12 > A13', 'A8 > A10']);
  const most = (edge: Edge) => (again.has(edge) ? 2 : 1);
  const times = Map.groupBy(counted, (edge) => edge);
  return [...times].some(([edge, all]) => all.length > most(edge));
}

function* walkOn(walk: Walk): Generator<ProcedurePath> {
  const { state } = walk;
  if (state === null) return;
  if (state.position.kind === 'ended') {
    const { outcome } = state.position;
    if (outcome === 'withdrawn') return;
    yield { moves: walk.moves, edges: walk.edges, stops: [...walk.stops, outcome], outcome };
    return;
  }
  for (const option of optionsOf(state)) {
    const next = take(walk, option);
    if (!repeats(next)) yield* walkOn(next);
  }
}

/** Every path of the procedure from both of its beginnings, found by doing everything that each step allows. */
export function* allPaths(): Generator<ProcedurePath> {
  for (const [role, first] of [
    [counter, 'A1'],
    [backOffice, 'A7'],
  ] as const) {
    const open: CaseCommand = { kind: 'open', caseNumber: 'LPZ-01-01-000001', answer: identity };
    const start: Walk = {
      state: null,
      events: [],
      facts: caseFacts({ orders: [workOrder('registered')] }),
      moves: [],
      edges: [`${first} > ${first === 'A1' ? 'A2' : 'A8'}`],
      stops: [first],
    };
    yield* walkOn(take(start, { moves: [[role, open]] }));
  }
}
