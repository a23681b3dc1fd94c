import type { AuthorizationLetter } from './authorization-letter.ts';
import { type Customer, customerName } from './customers.ts';
import { type Day, formatDate } from './dates.ts';
import { parseIdentityCard, sameIdentityCard } from './identity.ts';
import { searchWords } from './text.ts';

export const letterRemarkKinds = [
  'expired',
  'written-in-future',
  'ends-before-written',
  'other-request',
  'grantor-not-holder',
  'representative-not-who-came',
] as const;
/** What is to be looked at in an authorization letter: pointed out, never decided by. */
export type LetterRemarkKind = (typeof letterRemarkKinds)[number];

export interface LetterRemark {
  readonly kind: LetterRemarkKind;
  /** In Spanish, with what the letter says. */
  readonly words: string;
}

type Person = AuthorizationLetter['grantor'];
type Holder = Pick<Customer, 'kind' | 'firstNames' | 'lastNames' | 'companyName' | 'identityCard' | 'nit'>;

/** What a letter is compared with. */
export interface LetterFacts {
  readonly requestId: string;
  readonly holder: Holder;
  /** Who came, as A.8 has it; null where that is not said. */
  readonly representative: Person | null;
  /** The day on which the letter is relied upon. */
  readonly day: Day;
}

/** Null where one of the two cannot be read as a C.I.: foreigners' documents are written in other ways. */
function sameCard(one: string, other: string): boolean | null {
  const [first, second] = [parseIdentityCard(one), parseIdentityCard(other)];
  return first && second ? sameIdentityCard(first, second) : null;
}

/** Nobody writes all of their names every time, nor in one order: the shorter name has to be part of the longer one. */
function sameName(one: string, other: string): boolean {
  const [first, second] = [allWords(one), allWords(other)];
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  return short.length > 0 && short.every((word) => long.includes(word));
}

function allWords(name: string): readonly string[] {
  return [...new Set(searchWords(name))];
}

function samePerson(one: Person, other: Person): boolean {
  return sameCard(one.identity, other.identity) !== false && sameName(one.name, other.name);
}

/** A company's letter is signed by a person of whom the customer's record may know nothing: then there is nothing to compare. */
function isHolder(grantor: Person, holder: Holder): boolean {
  const card = holder.identityCard;
  const written = parseIdentityCard(grantor.identity);
  const isCard = card && written ? sameIdentityCard(card, written) : null;
  if (holder.kind === 'residential') return isCard !== false && sameName(grantor.name, customerName(holder));
  if (isCard !== null) return isCard;
  const person = `${holder.firstNames} ${holder.lastNames}`.trim();
  const isTaxNumber = holder.nit !== null && grantor.identity.replaceAll(/\D/g, '') === holder.nit;
  return person === '' || isTaxNumber || sameName(grantor.name, person);
}

function sameRequest(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase();
}

/**
 * What stands out in a letter (COM-DSC-P06 A.8): a person judges it, so nothing of it keeps the case from going on.
 *
 * @returns one remark of a kind at most, the gravest first; none where nothing stands out.
 */
export function letterRemarks(
  { grantor, representative, writtenOn, requestId, validUntil }: AuthorizationLetter,
  facts: LetterFacts,
): readonly LetterRemark[] {
  const remarks: LetterRemark[] = [];
  const remark = (kind: LetterRemarkKind, words: string) => remarks.push({ kind, words });
  if (validUntil !== null && validUntil < facts.day)
    remark('expired', `La carta venció el ${formatDate(validUntil)}.`);
  if (writtenOn > facts.day)
    remark('written-in-future', `La carta tiene fecha futura: ${formatDate(writtenOn)}. Todavía no vale.`);
  if (validUntil !== null && validUntil < writtenOn)
    remark('ends-before-written', 'La carta vence antes de la fecha en que fue escrita.');
  if (requestId !== null && !sameRequest(requestId, facts.requestId))
    remark(
      'other-request',
      `La carta nombra otra solicitud: ${requestId}. Este trámite es de la ${facts.requestId}.`,
    );
  if (!isHolder(grantor, facts.holder))
    remark(
      'grantor-not-holder',
      `Quien autoriza, ${grantor.name} (${grantor.identity}), no coincide con el titular, ${customerName(facts.holder)}.`,
    );
  if (facts.representative !== null && !samePerson(representative, facts.representative))
    remark(
      'representative-not-who-came',
      `La carta autoriza a ${representative.name} (${representative.identity}) y se presentó ${facts.representative.name} (${facts.representative.identity}).`,
    );
  return remarks;
}
