import { z } from 'zod';
import { type Role, roles } from '../domain/people.ts';

export interface ChannelDefinition<
  Request extends z.ZodType,
  Response extends z.ZodType,
  Errors extends readonly string[],
> {
  readonly kind: 'query' | 'command';
  readonly request: Request;
  readonly response: Response;
  readonly errors: Errors;
  /** Who may call it: `anyone` also before signing in. */
  readonly roles: 'anyone' | readonly Role[];
  /** Most characters of a request, where a file comes with it; the router's own limit otherwise. */
  readonly largest?: number;
}

export function channel<
  Request extends z.ZodType,
  Response extends z.ZodType,
  const Errors extends readonly string[],
>(definition: ChannelDefinition<Request, Response, Errors>): ChannelDefinition<Request, Response, Errors> {
  return definition;
}

export const nothing = z.strictObject({});
export const id = z.string().min(1).max(60);
/** The case and the last event that the screen has seen: a stale screen is noticed. */
export const caseHead = { caseId: z.uuid(), head: z.int().min(0) };

export const desks: readonly Role[] = ['counter-advisor', 'back-office-commercial'];
export const incidents: readonly Role[] = ['back-office-incidents'];
export const attending: readonly Role[] = ['test-desk', 'switching', 'laboratory'];
export const cashiers: readonly Role[] = ['cashier'];
export const head: readonly Role[] = ['service-head'];
/** Everybody who answers steps. */
export const workers: readonly Role[] = roles.filter(
  (role) => role !== 'cashier' && role !== 'service-head' && role !== 'administrator',
);
export const readers: readonly Role[] = roles;
