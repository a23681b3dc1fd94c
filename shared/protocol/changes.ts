import { z } from 'zod';
import { companySchema } from '../domain/company.ts';
import { customerSchema } from '../domain/customers.ts';
import { instantSchema } from '../domain/dates.ts';
import { documentSchema } from '../domain/documents.ts';
import { mailSchema } from '../domain/mail.ts';
import { workOrderSchema } from '../domain/orders.ts';
import { areaSchema, motiveSchema, userSchema } from '../domain/people.ts';
import { serviceRequestSchema } from '../domain/requests.ts';
import { settingsSchema } from '../domain/settings.ts';

/** One entry of a case's log. */
export const sealedSchema = z.strictObject({
  caseId: z.uuid(),
  seq: z.int().min(0),
  body: z.string(),
  prevHash: z.string().length(64),
  hash: z.string().length(64),
});

/** A captured document whose whole content came to the central office (sync protocol 12). */
export const receivedDocumentSchema = documentSchema
  .pick({ documentId: true, sha256: true, bytes: true })
  .extend({
    caseId: z.uuid(),
    receivedAt: instantSchema,
    /** When its time was over and its content was deleted (R18); not there for what is kept, and before protocol 4. */
    deletedAt: instantSchema.optional(),
  });
export type ReceivedDocument = z.infer<typeof receivedDocumentSchema>;

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
  /** Its key is the document's id. */
  changeOf('document', receivedDocumentSchema),
  /** Its key is the event's id. */
  changeOf('case-event', sealedSchema),
]);
/** One row of the central office's feed. */
export type Change = z.infer<typeof changeSchema>;
export type ChangeKind = Change['kind'];

const firstKinds: ReadonlySet<ChangeKind> = new Set([
  'company',
  'area',
  'user',
  'motive',
  'customer',
  'request',
  'order',
  'settings',
  'mail',
  'case-event',
]);

/** Does a branch that speaks this version of the protocol know the kind? One it does not know would stop it. */
export function isKnownKind(kind: ChangeKind, protocol: number): boolean {
  return protocol >= 3 || firstKinds.has(kind);
}

/** A change as a branch of this version can read it: one with a field that it does not know would stop it. */
export function asKnownTo(protocol: number, change: Change): Change {
  if (protocol >= 4 || change.body === null) return change;
  if (change.kind === 'settings') {
    const { retentionDays: _retentionDays, ...body } = change.body;
    return { ...change, body: body as typeof change.body };
  }
  // It is not at the central office any more, which is all that such a branch can say of it.
  return change.kind === 'document' && change.body.deletedAt !== undefined
    ? { ...change, body: null }
    : change;
}
