import { z } from 'zod';
import { daySchema, instantSchema } from '../domain/dates.ts';

/** Procedures that a case is handed to (COM-DSC-P06 A.6, B.3, B.4). */
export const handoffProcedures = ['cashier', 'billing-claims', 'charge-generation'] as const;
export type HandoffProcedure = (typeof handoffProcedures)[number];

/** As the document calls them. */
export const handoffNames: Readonly<Record<HandoffProcedure, string>> = {
  cashier: 'Cajas (BSS-DCB-P01)',
  'billing-claims': 'Reclamos de Facturación',
  'charge-generation': 'Generación de Cargos',
};

/** `transferred`: the cash desk no longer pays, as Reclamos de Facturación took over (I-13). */
export const handoffEnds = ['returned', 'refunded', 'transferred'] as const;

export const handoffSchema = z.strictObject({
  /** `D-<case number>-1` */
  number: z.string().max(60),
  procedure: z.enum(handoffProcedures),
  openedAt: instantSchema,
  openedBy: z.string().max(120),
  /** What was asked for, in words. */
  subject: z.string().max(600),
  ended: z
    .strictObject({
      how: z.enum(handoffEnds),
      on: daySchema,
      result: z.string().max(500),
      by: z.string().max(120),
      at: instantSchema,
    })
    .nullable(),
});
/** A hand-off (derivación) to another procedure, open until it returned. */
export type Handoff = z.infer<typeof handoffSchema>;
