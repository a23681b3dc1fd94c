import { Stack, Title } from '@mantine/core';
import type { Role } from '../../shared/domain/people.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { type PaperChoice, paperNumber } from '../../shared/procedure/decide-papers.ts';
import { paperTypeNames } from '../../shared/procedure/paper-types.ts';
import { PaperDesk } from './paper-desk.tsx';

/** The papers that a case has once; an order's and a hand-off's stand beside the order and the hand-off. */
const casePapers = ['notification', 'requirements-slip', 'inadmissibility'] as const;

const printers = {
  notification: 'counter-advisor',
  'requirements-slip': 'back-office-commercial',
  inadmissibility: 'back-office-commercial',
} as const satisfies Readonly<Record<(typeof casePapers)[number], Role>>;

/** The numbered papers of the case; whoever made one may make it again with a reason. */
export function CasePapers({ view, role }: { readonly view: CaseView; readonly role: Role | null }) {
  const isRefused = view.summary.status === 'refused';
  const made = casePapers.flatMap((paper) => {
    const choice: PaperChoice = { paper, of: null };
    const number = paperNumber(view.state, choice);
    const isMade = view.state.prints.some((print) => print.number === number);
    return number !== null && (paper === 'notification' || isMade) ? [{ paper, number }] : [];
  });
  return made.map(({ paper, number }) => (
    <Stack key={paper} gap="sm">
      <Title order={2} size="h4">
        {paperTypeNames[paper]} {number}
      </Title>
      <PaperDesk view={view} paper={paper} of={null} mayPrint={role === printers[paper] && !isRefused} />
    </Stack>
  ));
}
