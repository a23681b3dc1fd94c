import type { CardReading } from './capture.ts';
import type { Customer } from './customers.ts';
import { departments, formatIdentityCard, type IdentityCard, sameIdentityCard } from './identity.ts';

/** What a C.I. says, as far as it is sure. */
export interface CardText {
  readonly identity: IdentityCard | null;
  /** In capitals, names before surnames where the card tells them apart. */
  readonly name: string | null;
}

/**
 * Makes out the number and the name in what was read off a C.I., of either side and of any issue: labels before or above their values, or `A:`
 * on the back of older ones. What could be two things is nothing.
 *
 * @param lines from top to bottom.
 */
export function readCardText(lines: readonly string[]): CardText {
  const capitals = lines.map((line) => line.normalize('NFC').toUpperCase().replaceAll(/\s+/g, ' ').trim());
  return { identity: numberIn(capitals), name: nameIn(capitals) };
}

/** @returns differences null where the card or the holder's record says nothing; of a company the name is its representative's. */
export function compareCard(text: CardText, holder: Customer): CardReading {
  const { identity, name } = text;
  return {
    number: identity && formatIdentityCard(identity),
    name,
    numberDiffers: identity && holder.identityCard ? !sameIdentityCard(identity, holder.identityCard) : null,
    nameDiffers:
      name === null || holder.kind === 'business'
        ? null
        : namesDiffer(name, `${holder.firstNames} ${holder.lastNames}`),
  };
}

const label = String.raw`(?:\bN[O0]?[.°º*]{1,2}|\bN(?:RO|UM|[UÚ]MERO)\b[.:]?|\bNO\b[.:]?|\bC[.]? ?I\b[.:]?|\b[CG][EÉ]DULA(?: DE IDENTIDAD)?\b[.:]?)`;
const labelAtEnd = new RegExp(`${label}[ :.°º]*$`);
/** Digits in one piece or in thousands, alone: no part of a date, of a longer number or of a word. */
const numberPattern = new RegExp(
  String.raw`(?<![\d/.,\-A-ZÑ])(\d{4,10}|\d{1,3}(?:\.\d{3}){1,3})(?: ?- ?(\d[A-Z])(?![A-Z\d]))?(?![\d/.,A-ZÑ]|-\d)(?: ?-? ?(${departments.join('|')})\b)?`,
  'g',
);
/** Without a label before it: shorter or longer ones are as well years, codes and house numbers. */
const bareDigits = { least: 6, most: 8 } as const;

function numberIn(lines: readonly string[]): IdentityCard | null {
  const [labelled, bare]: [IdentityCard[], IdentityCard[]] = [[], []];
  for (const [index, line] of lines.entries()) {
    for (const match of line.matchAll(numberPattern)) {
      const [whole, digits = '', complement, department] = match;
      const number = digits.replaceAll('.', '');
      if (!/^\d{4,10}$/.test(number)) continue;
      const card: IdentityCard = {
        number,
        complement: complement ?? null,
        department: departments.find((each) => each === department) ?? null,
      };
      const before = line.slice(0, match.index);
      const above = match.index === 0 ? (lines[index - 1] ?? '') : '';
      const isSized = number.length >= bareDigits.least && number.length <= bareDigits.most;
      if (labelAtEnd.test(before)) labelled.push(card);
      else if (isSized && (labelAtEnd.test(above) || whole.trim() === line)) bare.push(card);
    }
  }
  return onlyOne(labelled.length > 0 ? labelled : bare);
}

function onlyOne(cards: readonly IdentityCard[]): IdentityCard | null {
  const [first, ...others] = cards;
  if (!first || others.some((other) => !sameIdentityCard(first, other))) return null;
  return cards.find(({ department }) => department !== null) ?? first;
}

const namesLabel = /^NOMBRE(?:S|\(S\))?(?![A-ZÑ])[ :.]*/;
const surnamesLabel = /^APELLIDO(?:S|\(S\))?(?![A-ZÑ]| (?:PATERNO|MATERNO))[ :.]*/;
const fatherLabel = /^(?:APELLIDO )?PATERNO\b[ :.]*/;
const motherLabel = /^(?:APELLIDO )?MATERNO\b[ :.]*/;
const bothLabel = /^(?:NOMBRES? Y APELLIDOS?|APELLIDOS? Y NOMBRES?)\b[ :.]*/;
const ownerLabel = /^A ?[:;] ?/;
const anyLabel =
  /^(?:NOMBRE|APELLIDO|PATERNO|MATERNO|FECHA|LUGAR|NACID|EMITID|EXPIRA|EXPEDID|SEXO|DOMICILIO|ESTADO|PROFESI|NACIONALIDAD|CÉDULA|CEDULA|DOCUMENTO|FIRMA|SERIE|SECCI|VÁLID|VALID)/;

function nameIn(lines: readonly string[]): string | null {
  const owner = labelledValue(lines, ownerLabel) ?? labelledValue(lines, bothLabel);
  if (owner !== null) return owner.includes(' ') ? owner : null;
  const names = labelledValue(lines, namesLabel);
  const father = labelledValue(lines, fatherLabel);
  const mother = labelledValue(lines, motherLabel);
  const surnames =
    labelledValue(lines, surnamesLabel) ??
    (father === null ? mother : [father, mother].filter(Boolean).join(' '));
  // Half a name is anybody's.
  const whole = names === null || surnames === null ? null : `${names} ${surnames}`;
  return whole !== null && whole.length <= longestName ? whole : null;
}

const longestName = 120;

/** What stands behind a label, or on the line below it. Null where it is no name or where the label occurs with two values. */
function labelledValue(lines: readonly string[], pattern: RegExp): string | null {
  const values = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (!pattern.test(line) || (pattern === namesLabel && bothLabel.test(line))) continue;
    if (pattern === surnamesLabel && bothLabel.test(line)) continue;
    const behind = line.replace(pattern, '').trim();
    const value = behind === '' ? (lines[index + 1] ?? '') : behind;
    if (isName(value)) values.add(value);
  }
  const [only, ...others] = values;
  return others.length === 0 ? (only ?? null) : null;
}

function isName(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= longestName &&
    /^[A-ZÁÉÍÓÚÜÑ]+(?:[ '-][A-ZÁÉÍÓÚÜÑ]+)*$/.test(text) &&
    /[A-ZÁÉÍÓÚÜÑ]{3}/.test(text) &&
    !anyLabel.test(text)
  );
}

/** Written or left out as one likes. */
const particles = new Set(['DE', 'DEL', 'LA', 'LAS', 'LOS', 'EL', 'Y', 'VDA', 'VIUDA', 'SAN', 'SANTA']);

function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter((word) => word !== '' && !particles.has(word));
}

/** Records leave out second names and surnames, so that the shorter name has to be found in the longer one, by two words at the least. */
function namesDiffer(one: string, other: string): boolean | null {
  const [shorter, longer] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (!shorter || !longer || shorter.length === 0) return null;
  const left = [...longer];
  for (const word of shorter) {
    const exact = left.indexOf(word);
    const index = exact >= 0 ? exact : left.findIndex((each) => isMisread(word, each));
    if (index < 0) return true;
    left.splice(index, 1);
  }
  return shorter.length < 2 && longer.length > 1;
}

/** One letter changed, lost or added, in a word that is long enough to remain itself. */
function isMisread(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [restOne, restOther] = [one.slice(start), other.slice(start)];
  if (one.length === other.length) return restOne.slice(1) === restOther.slice(1);
  return one.length > other.length ? restOne.slice(1) === restOther : restOne === restOther.slice(1);
}
