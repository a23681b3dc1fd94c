import type { CardReading } from '../../../../shared/domain/capture.ts';

export interface CardLine {
  readonly of: 'number' | 'name';
  readonly state: 'equal' | 'differs' | 'unread';
  readonly words: string;
}

function line(
  of: CardLine['of'],
  what: string,
  read: string | null,
  differs: boolean | null,
  known: string,
): CardLine {
  if (read === null) return { of, state: 'unread', words: `${what}: no se pudo leer.` };
  if (differs === null) return { of, state: 'unread', words: `${what} que se leyó: ${read}.` };
  return differs
    ? { of, state: 'differs', words: `${what} que se leyó: ${read}. El del titular es ${known}.` }
    : { of, state: 'equal', words: `${what} que se leyó: ${read}. Es el del titular.` };
}

/** What was read off a C.I. beside what is known of the holder, in words. */
export function cardLines(
  reading: CardReading,
  holder: { readonly name: string; readonly identity: string },
): readonly CardLine[] {
  return [
    line('number', 'Número', reading.number, reading.numberDiffers, holder.identity),
    line('name', 'Nombre', reading.name, reading.nameDiffers, holder.name),
  ];
}
