import type { FlowTarget } from './flow-target.ts';
import { type StepId, stepIds } from './outline.ts';
import type { Next } from './step.ts';
import { steps } from './steps.ts';

export interface FlowEdge {
  readonly from: StepId;
  readonly to: FlowTarget;
  readonly label: string;
}

/** The procedure as a graph, out of the step files: for its diagram and for the enumeration of its paths. */
export const flow: readonly FlowEdge[] = stepIds.flatMap((from) =>
  steps[from].branches.map(({ to, label }) => ({ from, to, label })),
);

/** Where an answer led, in the graph's terms: with a hand-off, the procedure and the step at which the case goes on. */
export function targetsOf(next: Next): readonly FlowTarget[] {
  switch (next.kind) {
    case 'step':
      return [next.step];
    case 'act':
      return [next.continueAt];
    case 'handoff':
      return [`handoff-${next.procedure}`, next.continueAt];
    case 'end':
      return [`end-${next.outcome}`];
  }
}
