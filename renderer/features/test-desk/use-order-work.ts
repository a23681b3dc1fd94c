import { useCallback, useState } from 'react';
import type { AutonomousOrder } from '../../../shared/domain/autonomous-orders.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import type { StepId } from '../../../shared/procedure/outline.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { orderStep } from '../../../shared/procedure/tasks.ts';
import { call } from '../../bridge/bridge.ts';
import type { SavedNote } from '../../wizard/steps/step-props.ts';
import { headOf, useCaseCommand } from '../../wizard/use-case-view.ts';
import { draftedActivity, type Editing } from './draft-target.ts';

type OrderStep = 'B8' | 'B9' | 'B10' | 'B11';

const unsaved: SavedNote = { savedAt: null, failed: false };

/** The line after it that is open, or the first one that is. */
function nextOpen({ activities }: Pick<AutonomousOrder, 'activities'>, after: number): number | null {
  const open = activities.filter(({ state }) => state === 'open');
  return (open.find(({ line }) => line > after) ?? open[0])?.line ?? null;
}

/** One order as it is worked on: which step is on screen, which activity is being answered, and the answers on their way. */
export function useOrderWork(view: CaseView, order: AutonomousOrder) {
  const [isReassigning, setReassigning] = useState(false);
  const [picked, setPicked] = useState<number | null>(null);
  const [edited, setEdited] = useState<Editing | null>(() => draftedActivity(view, order.number));
  const [saved, setSaved] = useState(unsaved);
  const answering = useCaseCommand(view.state.caseId, (input: { step: StepId; answer: unknown }) =>
    call('answerStep', {
      ...headOf(view),
      step: input.step,
      target: order.number,
      answer: input.answer as never,
    }),
  );
  const current = orderStep(order);
  const mayReassign = current === 'B10';
  const shown = isReassigning && mayReassign ? 'B9' : current;
  // Somebody else of the area may have answered it meanwhile.
  const isEditable = order.activities.some(({ line, state }) => line === edited?.line && state === 'open');
  const editing = current === 'B10' && isEditable ? edited : null;
  const active = picked ?? editing?.line ?? nextOpen(order, 0) ?? 1;
  const isOpen = order.activities.some(({ line, state }) => line === active && state === 'open');
  const answer = <Step extends OrderStep>(step: Step, given: AnswerOf<Step>) => {
    if (answering.isPending) return;
    answering.mutate(
      { step, answer: given },
      {
        onSuccess: (result) => {
          if (!result.ok) return;
          setSaved(unsaved);
          setReassigning(false);
          setEdited(null);
          const after = result.value.state.orders.find(({ number }) => number === order.number);
          setPicked(step === 'B10' && after ? nextOpen(after, editing?.line ?? active) : null);
        },
      },
    );
  };
  return {
    shown,
    active,
    /** What the keys answer: the picked activity, or the next that is open; null where none is. */
    answerable: isOpen ? active : nextOpen(order, active),
    editing,
    saved,
    answer,
    isBusy: answering.isPending,
    refused: answering.data?.ok === false ? answering.data.error : null,
    reassign: mayReassign && !isReassigning ? () => setReassigning(true) : null,
    keepAssigned: shown === 'B9' && mayReassign ? () => setReassigning(false) : null,
    pick: setPicked,
    edit: (next: Editing) => {
      setPicked(next.line);
      setEdited(next);
    },
    close: () => {
      setPicked(editing?.line ?? active);
      setEdited(null);
    },
    note: useCallback((next: SavedNote) => setSaved(next), []),
  };
}
export type OrderWork = ReturnType<typeof useOrderWork>;
