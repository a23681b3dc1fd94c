import type { z } from 'zod';
import { identify } from './a-01-identify.ts';
import { registrationDate } from './a-02-registration-date.ts';
import { annulmentType } from './a-03-type.ts';
import { motive } from './a-04-1-motive.ts';
import { items } from './a-04-items.ts';
import { installationFee } from './a-05-installation-fee.ts';
import { refund } from './a-06-refund.ts';
import { identifyAgain } from './a-07-identify-again.ts';
import { holder } from './a-08-holder.ts';
import { askRequirements } from './a-09-ask-requirements.ts';
import { registerAtBackOffice } from './a-10-register.ts';
import { orderState } from './a-11-order-state.ts';
import { cardCopy } from './a-12-card-copy.ts';
import { annul } from './a-13-annul.ts';
import { tellSupervisor } from './a-14-tell-supervisor.ts';
import { inadmissible } from './a-15-inadmissible.ts';
import { suspend } from './a-16-suspend.ts';
import { report } from './b-01-report.ts';
import { choose } from './b-02-choose.ts';
import { paymentType } from './b-03-payment-type.ts';
import { chargeAnnulment } from './b-04-charge-annulment.ts';
import { openRequest } from './b-05-open-request.ts';
import { closedOrders } from './b-06-closed-orders.ts';
import { restorationOrders } from './b-07-restoration-orders.ts';
import { receiveOrder } from './b-08-receive-order.ts';
import { assignOrder } from './b-09-assign-order.ts';
import { executeActivity } from './b-10-execute-activity.ts';
import { legalizeOrder } from './b-11-legalize-order.ts';
import { annulmentNumber } from './b-12-annulment-number.ts';
import { close } from './b-13-close.ts';
import type { StepId } from './outline.ts';
import type { StepDefinition } from './step.ts';

/** Every step of the outline with its rules. */
export const steps = {
  A1: identify,
  A2: registrationDate,
  A3: annulmentType,
  A4: items,
  'A4.1': motive,
  A5: installationFee,
  A6: refund,
  A7: identifyAgain,
  A8: holder,
  A9: askRequirements,
  A10: registerAtBackOffice,
  A11: orderState,
  A12: cardCopy,
  A13: annul,
  A14: tellSupervisor,
  A15: inadmissible,
  A16: suspend,
  B1: report,
  B2: choose,
  B3: paymentType,
  B4: chargeAnnulment,
  B5: openRequest,
  B6: closedOrders,
  B7: restorationOrders,
  B8: receiveOrder,
  B9: assignOrder,
  B10: executeActivity,
  B11: legalizeOrder,
  B12: annulmentNumber,
  B13: close,
} as const satisfies Readonly<Record<StepId, unknown>>;

export type AnswerOf<Step extends StepId> = z.output<(typeof steps)[Step]['answer']>;
export type FactsOf<Step extends StepId> = z.output<(typeof steps)[Step]['facts']>;

/**
 * A step without its own answer type, for code that treats all alike. Sound because `parseAnswer` and `facts.parse` of the same
 * definition made the values that are handed to it.
 */
export function stepOf(step: StepId): StepDefinition<unknown, unknown> {
  return steps[step] as unknown as StepDefinition<unknown, unknown>;
}
