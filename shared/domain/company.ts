import { z } from 'zod';

export const companySchema = z.strictObject({
  name: z.string().min(1).max(120),
  nit: z.string().max(20),
  address: z.string().max(200),
  /** Everything on screen and paper then says that it is a demonstration. */
  demonstration: z.boolean(),
});
/** The telecom company as it stands at the head of its papers. */
export type Company = z.infer<typeof companySchema>;
