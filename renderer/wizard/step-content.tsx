import type { CaseView } from '../../shared/ipc/views.ts';
import type { AnswerableStepId } from '../../shared/procedure/steps.ts';
import { assertNever } from '../../shared/result.ts';
import { NotificationDesk } from './notification-desk.tsx';
import { AnnulmentTypeStep } from './steps/annulment-type-step.tsx';
import { InstallationFeeStep } from './steps/installation-fee-step.tsx';
import { ItemsStep } from './steps/items-step.tsx';
import { MotiveStep } from './steps/motive-step.tsx';
import { RegistrationDateStep } from './steps/registration-date-step.tsx';
import type { SavedNote } from './steps/step-props.ts';

interface StepContentProps {
  readonly step: AnswerableStepId;
  readonly view: CaseView;
  readonly formId: string;
  readonly onAnswer: (answer: unknown) => void;
  readonly onSaved: (saved: SavedNote) => void;
}

/** What a step asks: one page a step file of `shared/procedure`. */
export function StepContent({ step, ...props }: StepContentProps) {
  switch (step) {
    case 'A1':
      // Its answer opened the case: the clerk looks at it in the case so far.
      return null;
    case 'A2':
      return <RegistrationDateStep {...props} />;
    case 'A3':
      return <AnnulmentTypeStep {...props} />;
    case 'A4':
      return <ItemsStep {...props} />;
    case 'A4.1':
      return <MotiveStep {...props} />;
    case 'A5':
      return <InstallationFeeStep {...props} />;
    case 'A6':
      return (
        <form
          id={props.formId}
          onSubmit={(event) => {
            event.preventDefault();
            props.onAnswer({ notificationHandedOver: true });
          }}
        >
          <NotificationDesk view={props.view} mayPrint />
        </form>
      );
    default:
      return assertNever(step, 'step');
  }
}
