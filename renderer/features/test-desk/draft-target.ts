import { z } from 'zod';
import type { CaseView } from '../../../shared/ipc/views.ts';
import type { StepId } from '../../../shared/procedure/outline.ts';

/** Drafts are kept by case and step: in ORCAO they also say which order, and which activity, was being answered. */
const draftSchema = z.object({ target: z.string() });

export interface Editing {
  readonly line: number;
  readonly result: 'done' | 'impossible';
}

/** `OA-LPZ-01-01-000001-KTRB-1#3#done` */
export function activityTarget(number: string, { line, result }: Editing): string {
  return `${number}#${line}#${result}`;
}

function targetOf(draft: CaseView['drafts'][number]): string | null {
  const read = draftSchema.safeParse(draft.values);
  return read.success ? read.data.target : null;
}

/** The case without what was half typed for something else of the same step. */
export function withDraftsOf(view: CaseView, step: StepId, target: string): CaseView {
  return {
    ...view,
    drafts: view.drafts.filter((draft) => draft.step !== step || targetOf(draft) === target),
  };
}

/** The activity that was half answered when the page was left (U4). */
export function draftedActivity(view: Pick<CaseView, 'drafts'>, number: string): Editing | null {
  const draft = view.drafts.find(({ step }) => step === 'B10');
  const [order, line, result] = (draft ? (targetOf(draft) ?? '') : '').split('#');
  if (order !== number || (result !== 'done' && result !== 'impossible')) return null;
  return { line: Number(line), result };
}
