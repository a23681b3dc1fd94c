import { z } from 'zod';
import type { DocumentKind } from './documents.ts';

const days = z.int().min(30).max(7300);

export const retentionSchema = z.strictObject({
  'authorization-letter': days,
  'identity-card-copy': days,
  'annulment-note': days,
  invoice: days,
} satisfies Record<DocumentKind, z.ZodInt>);
/** Days by kind of document. */
export type Retention = z.infer<typeof retentionSchema>;

export const settingsSchema = z.strictObject({
  /** Minutes after which a suspension that no supervisor answered is late, and the head sees it (COM-DSC-P06 A.16). */
  supervisorMinutes: z.int().min(1).max(10_080),
  /** Minutes after which a case that was taken and forgotten is free again. */
  takeMinutes: z.int().min(5).max(10_080),
  /** Days that a captured document is kept from the end of its case on (R18); since protocol 4. */
  retentionDays: retentionSchema,
});
/** What the administrator sets at the central office for all branches. */
export type Settings = z.infer<typeof settingsSchema>;

/** No source says for how long: an identity card's copy, of which everything is typed in too, the shortest. */
const defaultRetention: Retention = {
  'authorization-letter': 1825,
  'identity-card-copy': 365,
  'annulment-note': 1825,
  invoice: 2920,
};

export const defaultSettings: Settings = {
  supervisorMinutes: 30,
  takeMinutes: 120,
  retentionDays: defaultRetention,
};
