import { z } from 'zod';

export const roles = [
  'counter-advisor',
  'back-office-commercial',
  'operations-supervisor',
  'back-office-incidents',
  'test-desk',
  'switching',
  'laboratory',
  'cashier',
  'service-head',
  'administrator',
] as const;
export const roleSchema = z.enum(roles);
/** A user's role in COM-DSC-P06, section III. */
export type Role = z.infer<typeof roleSchema>;

export const areaSchema = z.strictObject({
  /** For example `LPZ-01`. */
  id: z.string().min(1).max(20),
  name: z.string().min(1).max(120),
  /** What an area's devices and users see: cases and requests of their regional. */
  regional: z.string().min(1).max(10),
});
/** An organisational area: a branch, a back office, an operations centre. */
export type Area = z.infer<typeof areaSchema>;

export const userSchema = z.strictObject({
  id: z.string().min(1).max(60),
  username: z.string().regex(/^[a-z0-9._-]{2,40}$/),
  name: z.string().min(1).max(120),
  role: roleSchema,
  areaId: z.string().min(1).max(20),
  /** Where A.14's e-mail goes to, for supervisors. */
  email: z.email().max(120).nullable(),
  /** argon2id, PHC string. */
  passwordHash: z.string().startsWith('$argon2id$'),
  active: z.boolean(),
  /** Present on demonstration users alone: shown on the sign-in page. */
  demoPassword: z.string().nullable(),
});
export type User = z.infer<typeof userSchema>;

export const motiveSchema = z.strictObject({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(120),
  causes: z.array(z.strictObject({ id: z.string().min(1).max(40), name: z.string().min(1).max(120) })).min(1),
  /** The one motive that asks for a note (`Otro`). */
  needsNote: z.boolean(),
  position: z.int(),
});
/** A motive of annulment with its causes (COM-DSC-P06 A.4.1). */
export type Motive = z.infer<typeof motiveSchema>;
