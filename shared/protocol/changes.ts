import { z } from 'zod';
import { companySchema } from '../domain/company.ts';
import { customerSchema } from '../domain/customers.ts';
import { mailSchema } from '../domain/mail.ts';
import { workOrderSchema } from '../domain/orders.ts';
import { areaSchema, motiveSchema, userSchema } from '../domain/people.ts';
import { serviceRequestSchema } from '../domain/requests.ts';
import { settingsSchema } from '../domain/settings.ts';

const sealedSchema = z.strictObject({
  caseId: z.uuid(),
  seq: z.int().min(0),
  body: z.string(),
  prevHash: z.string().length(64),
  hash: z.string().length(64),
});

function changeOf<Kind extends string, Body extends z.ZodType>(kind: Kind, body: Body) {
  /** A null body is a tombstone: the record is gone. */
  return z.strictObject({ kind: z.literal(kind), key: z.string().max(80), body: body.nullable() });
}

export const changeSchema = z.discriminatedUnion('kind', [
  changeOf('company', companySchema),
  changeOf('area', areaSchema),
  changeOf('user', userSchema),
  changeOf('motive', motiveSchema),
  changeOf('customer', customerSchema),
  changeOf('request', serviceRequestSchema),
  changeOf('order', workOrderSchema),
  changeOf('settings', settingsSchema),
  changeOf('mail', mailSchema),
  /** Its key is the event's id. */
  changeOf('case-event', sealedSchema),
]);
/** One row of the central office's feed. */
export type Change = z.infer<typeof changeSchema>;
export type ChangeKind = Change['kind'];
