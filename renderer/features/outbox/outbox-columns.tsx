import type { ResponseOf } from '../../../shared/ipc/contract.ts';
import { Age } from '../../components/age.tsx';
import type { Columns } from '../../components/data-table.tsx';
import { sendingErrorWords } from '../../components/line-words.ts';

type OutboxRow = ResponseOf<'listOutbox'>[number];

const actionNames: Readonly<Record<string, string>> = {
  'case-opened': 'Comienzo del trámite',
  'step-answered': 'Respuesta de un paso',
  'annulment-registered': 'Anulación',
  'notification-printed': 'Notificación',
  'case-withdrawn': 'Desistimiento',
};

/** Something that waits to be sent, in the order in which it will be. */
export const outboxColumns: Columns<OutboxRow> = [
  {
    id: 'createdAt',
    accessorKey: 'createdAt',
    header: 'Espera desde',
    cell: ({ row }) => <Age since={row.original.createdAt} />,
  },
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite' },
  { id: 'action', accessorFn: (row) => actionNames[row.action] ?? row.action, header: 'Qué' },
  { id: 'attempts', accessorKey: 'attempts', header: 'Intentos', meta: { align: 'right' } },
  {
    id: 'lastError',
    accessorFn: (row) => (row.lastError === null ? '—' : sendingErrorWords(row.lastError)),
    header: 'Último error',
    meta: { room: 'grow' },
  },
];
