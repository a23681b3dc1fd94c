import type { CaseEvent } from '../../../shared/procedure/events.ts';
import { Age } from '../../components/age.tsx';
import type { Columns } from '../../components/data-table.tsx';
import { type OutboxRow, reasonWords } from './outbox-words.ts';
import { RetryButton } from './retry-button.tsx';

const actionNames: Readonly<Record<CaseEvent['action']['type'], string>> = {
  'case-opened': 'Comienzo del trámite',
  'case-taken': 'Toma del trámite',
  'case-released': 'Trámite soltado',
  'case-reassigned': 'Reasignación',
  'step-answered': 'Respuesta de un paso',
  'annulment-registered': 'Anulación',
  'paper-printed': 'Impresión de un documento',
  'document-attached': 'Documento adjuntado',
  'document-viewed': 'Vista de un documento',
  'document-printed': 'Impresión de la copia de un documento',
  'refund-recorded': 'Devolución en caja',
  'handoff-returned': 'Vuelta de una derivación',
  'impossible-decided': 'Actividad que no se puede deshacer',
  'case-withdrawn': 'Desistimiento',
};

function nameOf(action: string): string {
  return isAction(action) ? actionNames[action] : action;
}

function isAction(action: string): action is keyof typeof actionNames {
  return Object.hasOwn(actionNames, action);
}

const what: Columns<OutboxRow> = [
  { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite' },
  { id: 'action', accessorFn: (row) => nameOf(row.action), header: 'Qué' },
];

function retryColumn(
  label: string,
  mayRetry: (row: OutboxRow) => boolean,
  onRetry: (row: OutboxRow) => void,
): Columns<OutboxRow> {
  return [
    {
      id: 'retry',
      header: label,
      enableSorting: false,
      cell: ({ row: { original } }) =>
        mayRetry(original) && <RetryButton of={original.caseNumber} onRetry={() => onRetry(original)} />,
    },
  ];
}

/** What waits to be sent, in the order in which it will be. */
export function waitingColumns(onRetry: (row: OutboxRow) => void): Columns<OutboxRow> {
  return [
    {
      id: 'createdAt',
      accessorKey: 'createdAt',
      header: 'Espera desde',
      cell: ({ row }) => <Age since={row.original.createdAt} />,
    },
    ...what,
    { id: 'attempts', accessorKey: 'attempts', header: 'Intentos', meta: { align: 'right', room: 'spare' } },
    { id: 'lastError', accessorFn: reasonWords, header: 'Último error', meta: { room: 'grow' } },
    ...retryColumn('Acción', ({ lastError }) => lastError !== null, onRetry),
  ];
}

/**
 * What the central office did not accept.
 *
 * @param first the operations by which their cases are tried again.
 */
export function refusedColumns(
  first: ReadonlySet<string>,
  onRetry: (row: OutboxRow) => void,
): Columns<OutboxRow> {
  return [
    {
      id: 'createdAt',
      accessorKey: 'createdAt',
      header: 'Registrado',
      cell: ({ row }) => <Age since={row.original.createdAt} />,
    },
    ...what,
    { id: 'lastError', accessorFn: reasonWords, header: 'Por qué', meta: { room: 'grow' } },
    ...retryColumn('Acción', ({ opId }) => first.has(opId), onRetry),
  ];
}
