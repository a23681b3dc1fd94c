import { z } from 'zod';
import type { Motive } from '../../../shared/domain/people.ts';
import type { RequestItem } from '../../../shared/domain/requests.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import { checkMotive, motiveShape, motiveValues } from './motive-fields.tsx';

/** A.10's form on what can be annulled and on the catalogue as they are now. */
export function registerSchemaFor(items: readonly Pick<RequestItem, 'id'>[], motives: readonly Motive[]) {
  return z
    .object({
      type: z.enum(['', 'full', 'partial']),
      itemIds: z.array(z.string()),
      ...motiveShape,
      interaction: z.string().max(1000, 'La interacción tiene más de 1000 letras.'),
    })
    .superRefine((values, context) => {
      const issue = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (values.type === '') issue('type', 'Elija si la anulación es completa o parcial.');
      const chosen = chosenItems(values, items);
      if (values.type === 'partial' && chosen.length === 0)
        issue('itemIds', 'Elija por lo menos un producto.');
      if (values.type === 'partial' && chosen.length === items.length)
        issue('itemIds', 'Eligió todos los productos: elija anulación completa, o deje alguno.');
      checkMotive(motives, values, issue);
      if (values.interaction.trim() === '')
        issue('interaction', 'Escriba la interacción: qué pidió el cliente y qué se le respondió.');
    });
}
export type RegisterValues = z.input<ReturnType<typeof registerSchemaFor>>;

/** Ticked products that still can be annulled; none for a full annulment, which names none. */
export function chosenItems(
  { type, itemIds }: Pick<RegisterValues, 'type' | 'itemIds'>,
  items: readonly Pick<RequestItem, 'id'>[],
): string[] {
  if (type !== 'partial') return [];
  return items.map(({ id }) => id).filter((id) => itemIds.includes(id));
}

/** The form's beginning: what the counter was told before the case came here is not asked twice (U6). */
export function registerValues(
  state: Pick<CaseState, 'answers'>,
  items: readonly Pick<RequestItem, 'id'>[],
): RegisterValues {
  const before = answerOf(state, 'A10')?.answer;
  const type = before?.type ?? answerOf(state, 'A3')?.answer.type ?? '';
  const itemIds = before?.itemIds ?? answerOf(state, 'A4')?.answer.itemIds ?? [];
  return {
    type: items.length === 1 ? 'full' : type,
    itemIds: [...itemIds],
    ...motiveValues(before ?? answerOf(state, 'A4.1')?.answer),
    interaction: before?.interaction ?? '',
  };
}
