import type { Instant } from '../../../shared/domain/dates.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import type { CaseRow, SignedIn } from '../../../shared/ipc/views.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import { stepNumber } from '../../../shared/procedure/summary.ts';
import { Age } from '../../components/age.tsx';
import { custodianOf, custodyWords } from '../../components/custody-words.ts';
import type { Columns } from '../../components/data-table.tsx';
import { CaseBadge, caseLooks, SendingMark } from '../../components/status-badge.tsx';
import { LateMark } from './late-mark.tsx';
import { isLate, queueTask } from './queue-task.ts';

const customer: Columns<CaseRow> = [
  { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
  { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud' },
];

const caseNumber: Columns<CaseRow> = [
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite', meta: { room: 'spare' } },
];

const opener: Columns<CaseRow>[number] = {
  id: 'opener',
  accessorFn: (row) => `${row.openedByName}, ${row.areaName}`,
  header: 'Viene de',
  meta: { room: 'ample' },
};

/** One's own cases: how each stands, and where it waits. */
export const ownColumns: Columns<CaseRow> = [
  {
    id: 'status',
    accessorFn: (row) => caseLooks[row.status][0],
    header: 'Estado',
    cell: ({ row }) => <CaseBadge status={row.original.status} />,
  },
  ...customer,
  {
    id: 'step',
    accessorFn: (row) => (row.step ? stepHeading(row.step) : '—'),
    header: 'Espera en',
    meta: { room: 'grow' },
  },
  {
    id: 'updatedAt',
    accessorKey: 'updatedAt',
    header: 'Último cambio',
    cell: ({ row }) => <Age since={row.original.updatedAt} />,
  },
  {
    id: 'sending',
    accessorKey: 'sending',
    header: 'Envío',
    cell: ({ row }) => <SendingMark sending={row.original.sending} />,
  },
  ...caseNumber,
];

/** Who looks at a queue, and when. */
export interface QueueViewer {
  readonly user: Pick<SignedIn, 'userId' | 'role'>;
  readonly settings: Settings;
  readonly now: Instant;
}

function WaitingSince({ row, viewer }: { readonly row: CaseRow; readonly viewer: QueueViewer }) {
  const task = queueTask(row, viewer.user.role);
  return (
    <>
      <Age since={task.since} />
      {isLate(task, viewer.settings, viewer.now) && (
        <>
          {' '}
          <LateMark />
        </>
      )}
    </>
  );
}

function holderOf({ holderId, holderName, heldAt }: CaseRow, { user, settings, now }: QueueViewer): string {
  const holder =
    holderId === null || holderName === null || heldAt === null
      ? null
      : // A row does not say the holder's role, and the words do not need it.
        { userId: holderId, name: holderName, role: user.role, at: heldAt };
  return custodyWords(custodianOf(holder, now, settings.takeMinutes), user.userId, now);
}

/** The queue of a role: the wait, what there is to do and why, whose it is, who has it, where it comes from. */
export function queueColumns(viewer: QueueViewer): Columns<CaseRow> {
  const taskOf = (row: CaseRow) => queueTask(row, viewer.user.role);
  return [
    {
      id: 'since',
      accessorFn: (row) => taskOf(row).since,
      header: 'Espera desde',
      cell: ({ row }) => <WaitingSince row={row.original} viewer={viewer} />,
    },
    {
      id: 'step',
      accessorFn: (row) => {
        const { step } = taskOf(row);
        return step ? stepNumber(step) : '—';
      },
      header: 'Paso',
    },
    {
      id: 'reason',
      accessorFn: (row) => taskOf(row).reason || '—',
      header: 'Por qué',
      meta: { room: 'grow' },
    },
    ...customer,
    {
      id: 'holder',
      accessorFn: (row) => holderOf(row, viewer),
      header: 'Quién lo tiene',
    },
    opener,
    ...caseNumber,
  ];
}

/** What waits at one step, for the head: the wait, whose it is, who has it, where it comes from. */
export function stepColumns(viewer: QueueViewer): Columns<CaseRow> {
  return [
    {
      id: 'waitingSince',
      accessorKey: 'waitingSince',
      header: 'Espera desde',
      cell: ({ row }) => <Age since={row.original.waitingSince} />,
    },
    ...customer,
    {
      id: 'holder',
      accessorFn: (row) => holderOf(row, viewer),
      header: 'Quién lo tiene',
      meta: { room: 'grow' },
    },
    opener,
    ...caseNumber,
  ];
}
