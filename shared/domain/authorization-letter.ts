import { z } from 'zod';
import { daySchema } from './dates.ts';

const person = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** The C.I. as it is written in the letter. */
  identity: z.string().trim().min(1).max(40),
});

/** What an authorization letter says (COM-DSC-P06 A.8, A.9): recorded by the one who captures it. */
export const authorizationLetterSchema = z.strictObject({
  grantor: person,
  representative: person,
  writtenOn: daySchema,
  /** What it is for, in the letter's words. */
  scope: z.string().trim().min(1).max(300),
  /** The request that it names; null where it names none. */
  requestId: z.string().trim().min(1).max(60).nullable(),
  /** Its last day; null where it does not end. */
  validUntil: daySchema.nullable(),
});
export type AuthorizationLetter = z.infer<typeof authorizationLetterSchema>;
