import { outline, type StepId, stepIds } from '../../shared/procedure/outline.ts';
import type { ProcedurePath } from './procedure-walk.ts';

const head = `# procedure

COM-DSC-P06 as data: one file a step (\`a-01-identify.ts\` to \`b-13-close.ts\`), entered in \`steps.ts\`. A step file has the answer's
schema, the facts that it looks at, \`admit\`, \`next\` and its \`branches\`, and the words of its summary. Everything else is derived from
them: where a case stands (\`fold.ts\`), who is waited for (\`tasks.ts\`), what may be done (\`decide.ts\`), what the central office takes
(\`check.ts\`), the graph (\`flow.ts\`), its diagram and its BPMN file (\`diagram/\`), lists (\`summary.ts\`) and papers (\`case-papers.ts\`).

| File                       | Holds                                                                             |
| -------------------------- | --------------------------------------------------------------------------------- |
| \`numbers.ts\`               | numbers of cases and notifications, made without asking anybody                   |
| \`outline.ts\`               | numbers, the document's sentences, roles                                          |
| \`step.ts\`                  | what a step is, and what it may ask about the case (\`CaseHistory\`)                |
| \`events.ts\`, \`chain.ts\`    | the log's entries, their hash chain, reading older ones                           |
| \`custody.ts\`               | who has a case: taken, released, reassigned, free again after a time              |
| \`handoffs.ts\`              | Cajas, Reclamos de Facturación, Generación de Cargos                              |
| \`autonomous-order-log.ts\`  | B.7 to B.11: orders and their reverse activities                                  |
| \`indicator.ts\`             | section III.2                                                                     |

## Every path

Written by \`test/shared/procedure/paths.test.ts\` (\`vitest -u\` renews it), which goes along each of them on both sides of the line. A way
back (A.9 to A.7, A.16 to A.11, an activity that could not be done) is taken once. \`→\` leads on, brackets are other procedures.`;

const others: Readonly<Record<string, string>> = {
  'handoff-cashier': '[Cajas]',
  'handoff-billing-claims': '[Reclamos de Facturación]',
  'handoff-charge-generation': '[Generación de Cargos]',
  annulled: '**anulada**',
  inadmissible: '**improcedente**',
};

function nameOf(stop: string): string {
  const step: StepId | undefined = stepIds.find((each) => each === stop);
  return step ? outline[step].number : (others[stop] ?? stop);
}

/** A step that is answered several times in a row, as B.10 for each activity, is told once. */
function line(stops: readonly string[]): string {
  return stops
    .filter((stop, index) => stop !== stops[index - 1])
    .map(nameOf)
    .join(' → ');
}

/** The README of the procedure's room with all paths: section A up to its end or to B.1, and section B from there. */
export function describePaths(paths: readonly ProcedurePath[]): string {
  const first = new Set<string>();
  const second = new Set<string>();
  for (const { stops } of paths) {
    const cut = stops.indexOf('B1');
    first.add(line(cut === -1 ? stops : stops.slice(0, cut + 1)));
    if (cut !== -1) second.add(line(stops.slice(cut)));
  }
  const list = (lines: ReadonlySet<string>) => [...lines].map((each, index) => `${index + 1}. ${each}`);
  return [
    head,
    '',
    `${paths.length} in all: each of section A that comes to B.1 goes on as section B allows.`,
    '',
    '### Section A',
    '',
    ...list(first),
    '',
    '### Section B',
    '',
    ...list(second),
    '',
  ].join('\n');
}
