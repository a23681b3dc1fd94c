import { z } from 'zod';
import { processStateNames, processStates, processTypeNames, processTypes } from './report.ts';
import { always, defineStep, toStep } from './step.ts';

/** B.1: the report's three filters, as they stood when the case was picked out of it. */
export const report = defineStep({
  id: 'B1',
  answer: z.strictObject({
    areaName: z.string().max(120).nullable(),
    process: z.enum(processStates).nullable(),
    type: z.enum(processTypes).nullable(),
  }),
  facts: z.strictObject({}),
  look: () => ({}),
  admit: always,
  next: () => toStep('B2'),
  branches: [{ to: 'B2', label: '' }],
  summary: ({ areaName, process, type }) => [
    {
      label: 'Reporte CCGPA',
      value: [
        areaName ?? 'Todas las áreas',
        process ? processStateNames[process] : 'Todos los estados',
        type ? processTypeNames[type] : 'Todos los tipos',
      ].join(', '),
    },
  ],
});
