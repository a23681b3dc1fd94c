import type { CaseView } from '../../../shared/ipc/views.ts';
import type { StepId } from '../../../shared/procedure/outline.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';

/** What every step's form is given by the wizard. */
export interface StepProps<Step extends StepId> {
  readonly view: CaseView;
  /** Id of the form element: the main action below submits it. */
  readonly formId: string;
  readonly onAnswer: (answer: AnswerOf<Step>) => void;
  readonly onSaved: (saved: SavedNote) => void;
}

/** What the action bar says about the draft. */
export interface SavedNote {
  readonly savedAt: string | null;
  readonly failed: boolean;
}
