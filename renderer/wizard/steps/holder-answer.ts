import { z } from 'zod';
import { formatIdentityCard, parseIdentityCard } from '../../../shared/domain/identity.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';

/** What the clerk has seen at the desk, as it is ticked. */
export const seenThings = ['holder-card', 'invoice'] as const;

export const holderSchema = z
  .object({
    requester: z.enum(['', 'holder', 'representative']),
    name: z.string().max(120, 'El nombre tiene más de 120 letras.'),
    identity: z.string().max(40, 'El número tiene más de 40 letras.'),
    seen: z.array(z.string()),
  })
  .superRefine(({ requester, name, identity }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (requester === '') issue('requester', 'Elija si viene el titular o un apoderado.');
    if (requester !== 'representative') return;
    if (name.trim() === '') issue('name', 'Escriba el nombre completo del apoderado.');
    // Foreigners' documents are written in other ways than a Bolivian C.I.
    if (!/\d/.test(identity)) issue('identity', 'Escriba el C.I. del apoderado, por ejemplo 4512345 LP.');
  });
export type HolderValues = z.input<typeof holderSchema>;

/** The form of an answer that was given before. */
export function holderValues(before: AnswerOf<'A8'> | undefined): HolderValues {
  return {
    requester: before?.requester ?? '',
    name: before?.representative?.name ?? '',
    identity: before?.representative?.identity ?? '',
    seen: seenThings.filter((thing) => (thing === 'invoice' ? before?.invoiceSeen : before?.holderCardSeen)),
  };
}

/**
 * The answer as it stands while it is typed. What belongs to the other kind of requester is left out, though it stays in the form.
 *
 * @returns null while it is not said who is there.
 */
export function holderAnswer({ requester, name, identity, seen }: HolderValues): AnswerOf<'A8'> | null {
  if (requester === '') return null;
  const isHolder = requester === 'holder';
  const card = parseIdentityCard(identity);
  return {
    requester,
    representative: isHolder
      ? null
      : { name: name.trim(), identity: card ? formatIdentityCard(card) : identity.trim() },
    holderCardSeen: isHolder && seen.includes('holder-card'),
    invoiceSeen: seen.includes('invoice'),
  };
}
