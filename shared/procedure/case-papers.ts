import { z } from 'zod';
import { attendingAreaNames } from '../domain/autonomous-orders.ts';
import { type Company, companySchema } from '../domain/company.ts';
import { customerIdentity, customerName } from '../domain/customers.ts';
import { formatDate, instantSchema } from '../domain/dates.ts';
import { formatBolivianos } from '../domain/money.ts';
import { orderStateNames } from '../domain/orders.ts';
import { answerOf } from './answers.ts';
import { copiesOf, type PaperChoice, paperNumber } from './decide-papers.ts';
import type { Actor } from './events.ts';
import { handoffNames } from './handoffs.ts';
import { historyOf } from './history.ts';
import { indicatorReportSchema } from './indicator.ts';
import { notificationOf, notificationSchema } from './notification.ts';
import { paperTypeNames, paperTypes } from './paper-types.ts';
import { presentedLines } from './presented-lines.ts';
import { requirementNames } from './requirements.ts';
import type { CaseState } from './state.ts';
import type { SummaryLine } from './step.ts';

const lineSchema = z.strictObject({ label: z.string(), value: z.string() });

export const formSchema = z.strictObject({
  paper: z.enum(paperTypes),
  company: companySchema,
  title: z.string(),
  number: z.string(),
  copy: z.int().min(0),
  reprintReason: z.string().nullable(),
  lines: z.array(lineSchema),
  text: z.array(z.string()),
  /** Each under its title; an empty one is left out. */
  lists: z.array(z.strictObject({ title: z.string(), lines: z.array(z.string()) })),
  /** Lines to sign on. */
  signatures: z.array(z.string()),
  advisor: z.string(),
  area: z.string(),
  at: instantSchema,
});
/** A paper of the procedure other than the notification: one layout for all. */
export type Form = z.infer<typeof formSchema>;

export const printJobSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notification'), notification: notificationSchema }),
  z.strictObject({ kind: z.literal('form'), form: formSchema }),
  z.strictObject({ kind: z.literal('indicator'), report: indicatorReportSchema }),
  z.strictObject({
    kind: z.literal('copy'),
    title: z.string(),
    /** JPEGs, with the copy's purpose written across each (R18). */
    pages: z.array(z.base64()).min(1),
  }),
]);
/** What one print window shows. */
export type PrintJob = z.infer<typeof printJobSchema>;

type Content = Pick<Form, 'lines' | 'text' | 'lists' | 'signatures'>;

function slip(state: CaseState, at: string): Content {
  const { missing } = historyOf(state);
  const asked = missing.length > 0 ? missing : (state.asked.at(-1)?.missing ?? []);
  return {
    lines: [],
    text: [
      'Para continuar con su solicitud de anulación, presente en Back Office Comercial lo que se indica abajo. El trámite queda en espera y puede continuarse en cualquier oficina.',
    ],
    lists: [
      { title: 'Falta presentar', lines: asked.map((each) => requirementNames[each]) },
      { title: 'Ya presentado', lines: presentedLines(state, at) },
    ],
    signatures: [],
  };
}

function communication(state: CaseState): Content {
  const orders = answerOf(state, 'A15')?.facts.orders ?? answerOf(state, 'A11')?.facts.orders ?? [];
  return {
    lines: [],
    text: [
      'Comunicamos que su solicitud de anulación es improcedente, porque la orden de trabajo ya fue ejecutada (COM-DSC-P06, A.15).',
      'Si desea dar de baja el servicio instalado, consulte en la oficina el trámite que corresponde.',
    ],
    lists: [
      {
        title: 'Órdenes de trabajo',
        lines: orders.map(({ id, state: orderState }) => `${id}: ${orderStateNames[orderState]}`),
      },
    ],
    signatures: ['Firma del cliente', 'Asesor Back Office Comercial'],
  };
}

function autonomousOrder(state: CaseState, number: string): Content {
  const order = state.orders.find((each) => each.number === number);
  return {
    lines: [
      { label: 'Área', value: order ? attendingAreaNames[order.area] : '' },
      { label: 'Asignada a', value: order?.assignedTo ?? 'Por asignar' },
    ],
    text: ['Trabajos que deben deshacerse, en este orden:'],
    lists: [
      {
        title: 'Actividades de reversa',
        lines:
          order?.activities.map(({ line, name, reverses }) =>
            reverses
              ? `${line}. ${name} (orden ${reverses.orderId}, línea ${reverses.line})`
              : `${line}. ${name}`,
          ) ?? [],
      },
    ],
    signatures: ['Encargado', 'Ejecutado por'],
  };
}

function handoffForm(state: CaseState, number: string): Content {
  const handoff = state.handoffs.find((each) => each.number === number);
  const { registered } = state;
  const amount: readonly SummaryLine[] =
    registered && registered.refundCents > 0
      ? [{ label: 'Importe', value: formatBolivianos(registered.refundCents) }]
      : [];
  return {
    lines: [
      { label: 'Procedimiento', value: handoff ? handoffNames[handoff.procedure] : '' },
      { label: 'Abierta', value: handoff ? `${formatDate(handoff.openedAt)}, ${handoff.openedBy}` : '' },
      ...amount,
    ],
    text: [handoff?.subject ?? ''],
    lists: [
      {
        title: 'Productos anulados',
        lines: registered?.items.map(({ description }) => description) ?? [],
      },
    ],
    signatures: ['Entregado por', 'Recibido por (fecha y sello)'],
  };
}

function contentOf(state: CaseState, { paper }: PaperChoice, number: string, at: string): Content {
  if (paper === 'requirements-slip') return slip(state, at);
  if (paper === 'inadmissibility') return communication(state);
  return paper === 'autonomous-order' ? autonomousOrder(state, number) : handoffForm(state, number);
}

/**
 * What a paper of the case says (COM-DSC-P06 III.1).
 *
 * @param reprint why it is made again; null for the original.
 * @returns null while the case has no such paper.
 */
export function printJobOf(
  state: CaseState,
  choice: PaperChoice,
  company: Company,
  reprint: string | null,
  by: Pick<Actor, 'name' | 'areaName'>,
  at: string,
): PrintJob | null {
  const number = paperNumber(state, choice);
  const identified = answerOf(state, 'A1');
  if (number === null || !identified) return null;
  const copy = copiesOf(state, number);
  if (choice.paper === 'notification') {
    const notification = notificationOf(state, company, copy, copy > 0 ? reprint : null);
    return notification && { kind: 'notification', notification };
  }
  const { customer, request } = identified.facts;
  const content = contentOf(state, choice, number, at);
  return {
    kind: 'form',
    form: {
      ...content,
      paper: choice.paper,
      company,
      title: paperTypeNames[choice.paper],
      number,
      copy,
      reprintReason: copy > 0 ? reprint : null,
      lines: [
        { label: 'Cliente', value: customerName(customer) },
        { label: 'Identificación', value: customerIdentity(customer) },
        { label: 'Solicitud', value: `${request.id} del ${formatDate(request.registeredAt)}` },
        { label: 'Trámite', value: state.caseNumber },
        ...content.lines,
      ],
      advisor: by.name,
      area: by.areaName,
      at,
    },
  };
}
