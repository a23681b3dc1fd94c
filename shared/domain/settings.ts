import { z } from 'zod';

export const settingsSchema = z.strictObject({
  /** Minutes after which a suspension that no supervisor answered is late, and the head sees it (COM-DSC-P06 A.16). */
  supervisorMinutes: z.int().min(1).max(10_080),
  /** Minutes after which a case that was taken and forgotten is free again. */
  takeMinutes: z.int().min(5).max(10_080),
});
/** What the administrator sets at the central office for all branches. */
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = { supervisorMinutes: 30, takeMinutes: 120 };
