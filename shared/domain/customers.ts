import { z } from 'zod';
import { formatIdentityCard, identityCardSchema, nitSchema } from './identity.ts';

export const customerKinds = ['residential', 'business'] as const;

export const customerSchema = z.strictObject({
  /** The customer's code in Smartflex. */
  id: z.string().min(1).max(40),
  kind: z.enum(customerKinds),
  firstNames: z.string().max(120),
  lastNames: z.string().max(120),
  companyName: z.string().max(200).nullable(),
  identityCard: identityCardSchema.nullable(),
  nit: nitSchema.nullable(),
  phone: z.string().max(40).nullable(),
  address: z.string().max(300).nullable(),
  regional: z.string().min(1).max(10),
});
/** The holder (titular) of service requests. */
export type Customer = z.infer<typeof customerSchema>;

type Named = Pick<Customer, 'kind' | 'firstNames' | 'lastNames' | 'companyName'>;

/** As a clerk calls the customer: company name, or names and surnames. */
export function customerName(customer: Named): string {
  const person = `${customer.firstNames} ${customer.lastNames}`.trim();
  return customer.kind === 'business' ? (customer.companyName ?? person) : person;
}

/** `C.I. 4512345 LP` or `NIT 1023456028`, as printed. */
export function customerIdentity(customer: Pick<Customer, 'identityCard' | 'nit'>): string {
  const parts = [
    customer.identityCard ? `C.I. ${formatIdentityCard(customer.identityCard)}` : null,
    customer.nit ? `NIT ${customer.nit}` : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
