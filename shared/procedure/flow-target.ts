import type { HandoffProcedure } from './handoffs.ts';
import type { StepId } from './outline.ts';

/** Where a way out of a step leads. */
export type FlowTarget =
  | StepId
  | `end-${'annulled' | 'inadmissible' | 'nothing'}`
  | `handoff-${HandoffProcedure}`;
