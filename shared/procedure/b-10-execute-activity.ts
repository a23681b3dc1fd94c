import { z } from 'zod';
import { formatDateTime, instantSchema } from '../domain/dates.ts';
import { ok, refuse } from '../result.ts';
import { defineStep, toStep } from './step.ts';
import { admitOwnArea, lookAtTarget, targetOrderFacts } from './target-order.ts';

/** B.10: one reverse activity, done by whom and when; or impossible with why, which Back Office Incidencias then decides. */
export const executeActivity = defineStep({
  id: 'B10',
  answer: z.discriminatedUnion('result', [
    z.strictObject({
      result: z.literal('done'),
      line: z.int().min(1).max(99),
      by: z.string().trim().min(1).max(120),
      doneAt: instantSchema,
    }),
    z.strictObject({
      result: z.literal('impossible'),
      line: z.int().min(1).max(99),
      by: z.string().trim().min(1).max(120),
      why: z.string().trim().min(1).max(500),
    }),
  ]),
  facts: targetOrderFacts,
  look: lookAtTarget,
  admit: (answer, { order }) => {
    const activity = order?.activities.find(({ line }) => line === answer.line);
    if (activity === undefined) return refuse('invalid-answer');
    return activity.state === 'open' ? ok(null) : refuse('activity-answered');
  },
  admitActor: admitOwnArea,
  next: (answer, { order }) => {
    const others = order?.activities.filter(
      ({ line, state }) => line !== answer.line && state !== 'done' && state !== 'waived',
    );
    return toStep(answer.result === 'done' && others?.length === 0 ? 'B11' : 'B10');
  },
  branches: [
    { to: 'B11', label: 'Todas realizadas' },
    { to: 'B10', label: 'Quedan actividades, o una imposible vuelve a Incidencias' },
  ],
  scope: 'order',
  summary: (answer, { order }) => {
    const name = order?.activities.find(({ line }) => line === answer.line)?.name ?? '';
    return [
      answer.result === 'done'
        ? { label: name, value: `Realizada por ${answer.by}, ${formatDateTime(answer.doneAt)}` }
        : { label: name, value: `Imposible (${answer.by}): ${answer.why}` },
    ];
  },
});
