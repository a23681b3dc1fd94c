import type { CaseView } from '../../shared/ipc/views.ts';
import type { StepId } from '../../shared/procedure/outline.ts';
import { PaperDesk } from './paper-desk.tsx';
import { AnnulStep } from './steps/annul-step.tsx';
import { AnnulmentNumberStep } from './steps/annulment-number-step.tsx';
import { AnnulmentTypeStep } from './steps/annulment-type-step.tsx';
import { AskRequirementsStep } from './steps/ask-requirements-step.tsx';
import { CardCopyStep } from './steps/card-copy-step.tsx';
import { ChargeAnnulmentStep } from './steps/charge-annulment-step.tsx';
import { ChooseStep } from './steps/choose-step.tsx';
import { CloseStep } from './steps/close-step.tsx';
import { ClosedOrdersStep } from './steps/closed-orders-step.tsx';
import { HolderStep } from './steps/holder-step.tsx';
import { IdentifyAgainStep } from './steps/identify-again-step.tsx';
import { InadmissibleStep } from './steps/inadmissible-step.tsx';
import { InstallationFeeStep } from './steps/installation-fee-step.tsx';
import { ItemsStep } from './steps/items-step.tsx';
import { MotiveStep } from './steps/motive-step.tsx';
import { OpenRequestStep } from './steps/open-request-step.tsx';
import { OrderStateStep } from './steps/order-state-step.tsx';
import { PaymentTypeStep } from './steps/payment-type-step.tsx';
import { RegisterStep } from './steps/register-step.tsx';
import { RegistrationDateStep } from './steps/registration-date-step.tsx';
import { ReportStep } from './steps/report-step.tsx';
import { RestorationOrdersStep } from './steps/restoration-orders-step.tsx';
import type { SavedNote } from './steps/step-props.ts';
import { SuspendStep } from './steps/suspend-step.tsx';
import { TellSupervisorStep } from './steps/tell-supervisor-step.tsx';

interface ContentProps {
  readonly view: CaseView;
  readonly formId: string;
  readonly onAnswer: (answer: unknown) => void;
  readonly onSaved: (saved: SavedNote) => void;
}

/** A.6: the notification is printed and handed over. */
function RefundStep({ view, formId, onAnswer }: ContentProps) {
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ notificationHandedOver: true });
      }}
    >
      <PaperDesk view={view} paper="notification" of={null} mayPrint />
    </form>
  );
}

/** A.1's answer opened the case: the clerk looks at it in the case so far. B.8 to B.11 are answered for each order on its own page. */
function Nothing() {
  return null;
}

const contents = {
  A1: Nothing,
  A2: RegistrationDateStep,
  A3: AnnulmentTypeStep,
  A4: ItemsStep,
  'A4.1': MotiveStep,
  A5: InstallationFeeStep,
  A6: RefundStep,
  A7: IdentifyAgainStep,
  A8: HolderStep,
  A9: AskRequirementsStep,
  A10: RegisterStep,
  A11: OrderStateStep,
  A12: CardCopyStep,
  A13: AnnulStep,
  A14: TellSupervisorStep,
  A15: InadmissibleStep,
  A16: SuspendStep,
  B1: ReportStep,
  B2: ChooseStep,
  B3: PaymentTypeStep,
  B4: ChargeAnnulmentStep,
  B5: OpenRequestStep,
  B6: ClosedOrdersStep,
  B7: RestorationOrdersStep,
  B8: Nothing,
  B9: Nothing,
  B10: Nothing,
  B11: Nothing,
  B12: AnnulmentNumberStep,
  B13: CloseStep,
} as const satisfies Readonly<Record<StepId, unknown>>;

/** What a step asks: one page a step file of `shared/procedure`. */
export function StepContent({ step, ...props }: ContentProps & { readonly step: StepId }) {
  const Content = contents[step];
  return <Content {...props} />;
}
