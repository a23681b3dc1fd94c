import { formatDateTime, type Instant } from '../../../shared/domain/dates.ts';
import { mailSchema } from '../../../shared/domain/mail.ts';

export interface SupervisorMailInput {
  readonly caseNumber: string;
  readonly requestId: string;
  readonly customer: string;
  /** What is annulled. */
  readonly products: readonly string[];
  /** What is to be suspended. */
  readonly orders: readonly {
    readonly id: string;
    readonly technician: string | null;
    readonly centre: string;
  }[];
  readonly motive: string | null;
  readonly advisor: string;
  readonly areaName: string;
  /** When the advisor did it. */
  readonly at: Instant;
  readonly supervisors: readonly { readonly name: string; readonly email: string | null }[];
  /** Empty when there is none. */
  readonly note: string;
}

export interface ComposedMail {
  readonly to: string[];
  readonly subject: string;
  readonly text: string;
}

const longestLine = 120;
const linesInList = 20;
const linesInNote = 20;
const longestNote = 600;
const mostRecipients = 20;

/** Line breaks and other control characters, and those that turn the direction of what follows. */
const breaking = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A value as part of one line, of a header too: it can begin no other. */
function inLine(value: string, longest = longestLine): string {
  const line = value.replace(breaking, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}

function list(lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, linesInList).map((line) => `  - ${line}`);
  const left = lines.length - shown.length;
  return left > 0 ? [...shown, `  - y ${left} más, que se ven en Reversa`] : shown;
}

function noteLines(note: string): readonly string[] {
  const lines = note
    .slice(0, longestNote)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => inLine(line, longestNote))
    .filter((line) => line !== '');
  if (lines.length === 0) return [];
  const kept = lines.slice(0, linesInNote - 1);
  const rest = lines.slice(linesInNote - 1).join(' ');
  return [
    '',
    'Nota:',
    ...[...kept, ...(rest === '' ? [] : [inLine(rest, longestNote)])].map((line) => `  ${line}`),
  ];
}

/** Each address once, and only what is an address. */
function recipientsOf(supervisors: SupervisorMailInput['supervisors']): string[] {
  const address = mailSchema.shape.to.element;
  const valid = supervisors.flatMap(({ email }) => {
    const read = address.safeParse(email);
    return read.success ? [read.data] : [];
  });
  return [...new Map(valid.map((each) => [each.toLowerCase(), each])).values()].slice(0, mostRecipients);
}

function orderLine({ id, technician, centre }: SupervisorMailInput['orders'][number]): string {
  const who = technician === null ? 'sin técnico registrado' : `técnico ${inLine(technician, 60)}`;
  return `${inLine(id, 40)}: ${who}; ${inLine(centre, 60)}`;
}

/**
 * The e-mail to the supervisor of the orders' operations centre: what is annulled, and what is asked of them (COM-DSC-P06 A.14, A.16).
 *
 * @returns plain text; `to` is empty when no supervisor has an address. Fits `mailSchema`, whatever comes in.
 */
export function composeSupervisorMail(input: SupervisorMailInput): ComposedMail {
  const { products, orders, supervisors, motive, note } = input;
  const caseNumber = inLine(input.caseNumber, 60);
  const requestId = inLine(input.requestId, 40);
  const several = orders.length > 1;
  const names = supervisors.slice(0, mostRecipients).map(({ name }) => inLine(name, 60));
  const lines = [
    `Supervisor Centro de Operaciones${names.length === 0 ? '' : `: ${names.join('; ')}`}`,
    '',
    several
      ? 'Un cliente pidió anular una solicitud de servicio que tiene órdenes de trabajo asignadas.'
      : 'Un cliente pidió anular una solicitud de servicio que tiene una orden de trabajo asignada.',
    several
      ? 'Por favor, ordene a los técnicos suspender el trabajo y elimine las citas comprometidas, para que las órdenes queden suspendidas (COM-DSC-P06, paso A.16).'
      : 'Por favor, ordene al técnico suspender el trabajo y elimine la cita comprometida, para que la orden quede suspendida (COM-DSC-P06, paso A.16).',
    '',
    several ? 'Órdenes de trabajo por suspender:' : 'Orden de trabajo por suspender:',
    ...list(orders.map(orderLine)),
    '',
    `Trámite de anulación: ${caseNumber}`,
    `Solicitud de servicio: ${requestId}`,
    `Cliente: ${inLine(input.customer)}`,
    ...(motive === null ? [] : [`Motivo: ${inLine(motive)}`]),
    'Productos que se anulan:',
    ...list(products.map((product) => inLine(product))),
    ...noteLines(note),
    '',
    `Avisa ${inLine(input.advisor)}, ${inLine(input.areaName)}, el ${formatDateTime(input.at)}.`,
    'Cuando esté hecho, regístrelo en Reversa: el trámite está en su cola.',
    '',
    'Reversa envía este correo por sí sola; nadie lee las respuestas.',
    '',
  ];
  return {
    to: recipientsOf(supervisors),
    subject: `Suspender ${several ? 'órdenes' : 'orden'} de trabajo: solicitud ${requestId}, trámite ${caseNumber}`,
    text: lines.join('\n'),
  };
}
