import { Anchor } from '@mantine/core';
import { useCallback, useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { formatTime } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { type StepId, stepHeading } from '../../shared/procedure/outline.ts';
import { call } from '../bridge/bridge.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { useSession } from '../components/session.tsx';
import { useShortcut } from '../components/shortcuts.tsx';
import { CaseSoFar } from './case-so-far.tsx';
import { mainActionLabel } from './main-action.ts';
import { ProblemBanner } from './problem-banner.tsx';
import { Progress } from './progress.tsx';
import { ReleaseButton } from './release-button.tsx';
import { ReviewContent } from './review-content.tsx';
import { scrolledByKeys } from './scrolled-by-keys.ts';
import { StepContent } from './step-content.tsx';
import { mayChange, type Place, useStepNavigation } from './step-navigation.ts';
import { StepRefusal } from './step-refusal.tsx';
import { handoverOf } from './steps/registration-date-step.tsx';
import type { SavedNote } from './steps/step-props.ts';
import { type CommandError, headOf, useCaseCommand } from './use-case-view.ts';
import { Withdrawal } from './withdrawal.tsx';
import styles from './wizard.module.css';

/** Where the button beside the act leads when there is no step back. */
const places = {
  mine: { name: 'Mis trámites', path: '/tramites' },
  queue: { name: 'Salir a la lista', path: '/' },
} as const;

const unsaved: SavedNote = { savedAt: null, failed: false };

function sameAnswer(view: CaseView, step: StepId, answer: unknown): boolean {
  const before = view.state.answers.find((each) => each.step === step);
  return before !== undefined && JSON.stringify(before.answer) === JSON.stringify(answer);
}

/** Steps that have nothing to type: on facts that changed the same answer leads elsewhere. */
const computed: readonly StepId[] = ['A2', 'A8', 'A11', 'B5', 'B6'];

function leadsElsewhere(view: CaseView, step: StepId): boolean {
  return step === 'A2' ? handoverOf(view) !== null : computed.includes(step);
}

/** What was missing has come: the case has gone on since it was refused. */
function isRepaired(view: CaseView, refused: CommandError, head: number | undefined): boolean {
  return (refused === 'not-printed' || refused === 'documents-missing') && head !== view.head;
}

/** What cannot be undone is never done by an Enter on the heading. */
function isAct(shown: Place): boolean {
  return shown === 'review' || shown === 'A13' || shown === 'A15' || shown === 'B13';
}

function savedWords({ savedAt, failed }: SavedNote): string {
  if (failed) return 'No se pudo guardar lo escrito';
  return savedAt === null ? '' : `Guardado ${formatTime(savedAt)}`;
}

/** A desk's wizard: what is asked in the centre, the case so far on the right, the act below (U3). */
export function Wizard({ view, shown }: { readonly view: CaseView; readonly shown: Place }) {
  const formId = useId();
  const navigate = useNavigate();
  const { user } = useSession();
  const navigation = useStepNavigation(view);
  const [saved, setSaved] = useState(unsaved);
  const { caseId } = view.state;
  const answering = useCaseCommand(caseId, (input: { step: StepId; answer: unknown; head: number }) =>
    call('answerStep', {
      caseId,
      head: input.head,
      step: input.step,
      target: null,
      answer: input.answer as never,
    }),
  );
  const registering = useCaseCommand(caseId, () => call('registerAnnulment', headOf(view)));
  const isBusy = answering.isPending || registering.isPending;
  // What was refused at one step says nothing about another.
  const answered = answering.variables?.step === shown ? answering.data : undefined;
  const result = shown === 'review' ? registering.data : answered;
  const code = result?.ok === false ? result.error : null;
  const refused = code !== null && isRepaired(view, code, answering.variables?.head) ? null : code;

  const answer = (step: StepId, value: unknown) => {
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
      { step, answer: value, head: view.head },
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
  const home = user?.role === 'counter-advisor' ? places.mine : places.queue;
  const lookAgainAt = user
    ? (['A11', 'A2'] as const).find((step) => mayChange(view, step, user.role))
    : undefined;
  return (
    <div className={styles.page}>
      <div className={styles.asked}>
        <div className={styles.content}>
          <Progress view={view} shown={shown} />
          <PageHeading key={`heading-${shown}`} onEnter={isAct(shown) ? undefined : act}>
            {shown === 'review' ? 'Revise antes de anular' : stepHeading(shown)}
          </PageHeading>
          <ProblemBanner view={view} />
          {refused && (
            <StepRefusal
              code={refused}
              lookAgainAt={lookAgainAt}
              onLookAgain={(step) => navigation.goTo(step, 'change')}
            />
          )}
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
          mayChange={(step) => user !== null && mayChange(view, step, user.role)}
          onChange={(step) => navigation.goTo(step, 'change')}
        />
        <p className={styles.wholeLink}>
          <Anchor component={Link} to={`/tramites/${caseId}?ver=todo`} size="sm">
            Historia, diagrama y papeles
          </Anchor>
        </p>
      </aside>
      <div className={styles.act}>
        <ActionBar
          back={
            back
              ? { label: 'Atrás', onClick: () => navigation.goTo(back, 'back') }
              : { label: home.name, onClick: () => void navigate(home.path) }
          }
          main={{ label: mainActionLabel(view, shown), onClick: act, isBusy }}
          note={savedWords(saved)}
        >
          <ReleaseButton view={view} />
          <Withdrawal view={view} />
        </ActionBar>
      </div>
    </div>
  );
}
