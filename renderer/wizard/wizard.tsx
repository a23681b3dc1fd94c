import { useCallback, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { formatTime } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { stepHeading } from '../../shared/procedure/outline.ts';
import type { AnswerableStepId } from '../../shared/procedure/steps.ts';
import { call } from '../bridge/bridge.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { useShortcut } from '../components/shortcuts.tsx';
import { CaseSoFar } from './case-so-far.tsx';
import { mainActionLabel } from './main-action.ts';
import { ProblemBanner } from './problem-banner.tsx';
import { Progress } from './progress.tsx';
import { ReviewContent } from './review-content.tsx';
import { scrolledByKeys } from './scrolled-by-keys.ts';
import { StepContent } from './step-content.tsx';
import { type Place, useStepNavigation } from './step-navigation.ts';
import { StepRefusal } from './step-refusal.tsx';
import { handoverOf } from './steps/registration-date-step.tsx';
import type { SavedNote } from './steps/step-props.ts';
import { headOf, useCaseCommand } from './use-case-view.ts';
import { Withdrawal } from './withdrawal.tsx';
import styles from './wizard.module.css';

const unsaved: SavedNote = { savedAt: null, failed: false };

function sameAnswer(view: CaseView, step: AnswerableStepId, answer: unknown): boolean {
  const before = view.state.answers.find((each) => each.step === step);
  return before !== undefined && JSON.stringify(before.answer) === JSON.stringify(answer);
}

/** A.2 has nothing to type: on facts that changed the same answer goes to Back Office. A.6 is done once. */
function leadsElsewhere(view: CaseView, step: AnswerableStepId): boolean {
  return step === 'A6' || (step === 'A2' && handoverOf(view) !== null);
}

function savedWords({ savedAt, failed }: SavedNote): string {
  if (failed) return 'No se pudo guardar lo escrito';
  return savedAt === null ? '' : `Guardado ${formatTime(savedAt)}`;
}

/** The counter's wizard: what is asked in the centre, the case so far on the right, the act below (U3). */
export function Wizard({ view, shown }: { readonly view: CaseView; readonly shown: Place }) {
  const formId = useId();
  const navigate = useNavigate();
  const navigation = useStepNavigation(view);
  const [saved, setSaved] = useState(unsaved);
  const { caseId } = view.state;
  const answering = useCaseCommand(caseId, (input: { step: AnswerableStepId; answer: unknown }) =>
    call('answerStep', { ...headOf(view), step: input.step, answer: input.answer as never }),
  );
  const registering = useCaseCommand(caseId, () => call('registerAnnulment', headOf(view)));
  const isBusy = answering.isPending || registering.isPending;
  // What was refused at one step says nothing about another.
  const answered = answering.variables?.step === shown ? answering.data : undefined;
  const result = shown === 'review' ? registering.data : answered;
  const refused = result?.ok === false ? result.error : null;

  const answer = (step: AnswerableStepId, value: unknown) => {
    if (isBusy) return;
    // A correction that changes nothing is no event.
    if (
      !leadsElsewhere(view, step) &&
      navigation.shown !== null &&
      view.state.path.includes(step) &&
      sameAnswer(view, step, value)
    ) {
      navigation.goOn(view);
      return;
    }
    answering.mutate(
      { step, answer: value },
      {
        onSuccess: (result) => {
          if (!result.ok) return;
          setSaved(unsaved);
          navigation.goOn(result.value);
        },
      },
    );
  };
  const act = () => {
    if (isBusy) return;
    if (shown === 'review') registering.mutate(undefined);
    else
      document
        .getElementById(formId)
        ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  };
  useShortcut('Ctrl+Enter', act, mainActionLabel(view, shown));
  const note = useCallback((next: SavedNote) => setSaved(next), []);
  const back = navigation.previous;
  return (
    <div className={styles.page}>
      <div className={styles.asked}>
        <div className={styles.content}>
          <Progress view={view} shown={shown} />
          <PageHeading key={`heading-${shown}`} onEnter={shown === 'review' ? undefined : act}>
            {shown === 'review' ? 'Revise antes de anular' : stepHeading(shown)}
          </PageHeading>
          <ProblemBanner view={view} />
          {refused && <StepRefusal code={refused} onLookAgain={() => navigation.goTo('A2', 'change')} />}
          {shown === 'review' ? (
            <ReviewContent view={view} />
          ) : (
            <StepContent
              key={`content-${shown}`}
              step={shown}
              view={view}
              formId={formId}
              onAnswer={(value) => answer(shown, value)}
              onSaved={note}
            />
          )}
        </div>
      </div>
      <aside {...scrolledByKeys} className={styles.side} aria-label="El trámite hasta aquí">
        <CaseSoFar
          view={view}
          onChange={view.state.registered ? null : (step) => navigation.goTo(step, 'change')}
        />
      </aside>
      <div className={styles.act}>
        <ActionBar
          back={
            back
              ? { label: 'Atrás', onClick: () => navigation.goTo(back, 'back') }
              : { label: 'Mis trámites', onClick: () => void navigate('/tramites') }
          }
          main={{ label: mainActionLabel(view, shown), onClick: act, isBusy }}
          note={savedWords(saved)}
        >
          <Withdrawal view={view} />
        </ActionBar>
      </div>
    </div>
  );
}
