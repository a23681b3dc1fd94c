import { z } from 'zod';
import { instantSchema } from './dates.ts';

export const mailStates = ['queued', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

export const mailStateNames: Readonly<Record<MailState, string>> = {
  queued: 'En cola',
  sent: 'Enviado',
  failed: 'No se pudo enviar',
};

export const mailSchema = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  /** The A.14 event that asked for it. */
  eventId: z.uuid(),
  /** Empty when no supervisor of the centre has an address. */
  to: z.array(z.email().max(120)).max(20),
  subject: z.string().max(200),
  text: z.string().max(10_000),
  state: z.enum(mailStates),
  attempts: z.int().min(0),
  lastError: z.string().max(300).nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  sentAt: instantSchema.nullable(),
});
/** An e-mail that the central office sends for a case, with what became of it (COM-DSC-P06 A.14). */
export type Mail = z.infer<typeof mailSchema>;
