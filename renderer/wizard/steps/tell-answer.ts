import { z } from 'zod';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { isForCentre } from '../../../shared/procedure/centres.ts';
import type { AnswerOf, FactsOf } from '../../../shared/procedure/steps.ts';
import { momentSchema, readMoment } from '../../components/moment-field.tsx';

type Supervisors = CaseView['supervisors'];

/** Supervisors of the centres whose technicians have to stop, those of one centre together. */
export function supervisorsToTell(
  supervisors: Supervisors,
  { orders }: Pick<FactsOf<'A14'>, 'orders'>,
): Supervisors {
  return supervisors
    .filter(({ centre }) => orders.some(({ operationsCentre }) => isForCentre(operationsCentre, centre)))
    .sort((one, other) => one.centre.localeCompare(other.centre, 'es'));
}

/** A.14's form. An e-mail that nobody would receive is not offered as done. */
export function tellSchemaFor(hasMail: boolean, now?: () => string) {
  const moment = momentSchema(now);
  return z
    .object({
      channel: z.enum(['email', 'phone']),
      number: z.string().max(40, 'El número tiene más de 40 letras.'),
      answeredBy: z.string().max(120, 'El nombre tiene más de 120 letras.'),
      calledAt: z.string(),
      note: z.string().max(500, 'La nota tiene más de 500 letras.'),
    })
    .superRefine(({ channel, number, answeredBy, calledAt }, context) => {
      const issue = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (channel === 'email') {
        if (!hasMail) issue('channel', 'Ningún supervisor del centro tiene correo: avise por teléfono.');
        return;
      }
      if (number.trim().length < 3) issue('number', 'Escriba el número de teléfono al que llamó.');
      if (answeredBy.trim() === '') issue('answeredBy', 'Escriba quién atendió la llamada.');
      for (const { message } of moment.safeParse(calledAt).error?.issues ?? []) issue('calledAt', message);
    });
}
export type TellValues = z.input<ReturnType<typeof tellSchemaFor>>;

/** @returns null when the call's moment cannot be read. */
export function tellAnswer({
  channel,
  number,
  answeredBy,
  calledAt,
  note,
}: TellValues): AnswerOf<'A14'> | null {
  if (channel === 'email') return { channel, note: note.trim() };
  const at = readMoment(calledAt);
  if (at === null) return null;
  return { channel, number: number.trim(), answeredBy: answeredBy.trim(), calledAt: at, note: note.trim() };
}
