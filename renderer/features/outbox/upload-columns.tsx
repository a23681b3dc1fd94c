import { documentKindNames } from '../../../shared/domain/documents.ts';
import type { UploadRow } from '../../../shared/ipc/upload-channels.ts';
import { Age } from '../../components/age.tsx';
import type { Columns } from '../../components/data-table.tsx';
import { RetryButton } from './retry-button.tsx';
import { sizeWords, uploadWords } from './upload-words.ts';

/** Documents that wait, in the order of sending; first those that somebody has to see to. */
export function uploadColumns(onRetry: (row: UploadRow) => void): Columns<UploadRow> {
  return [
    {
      id: 'createdAt',
      accessorKey: 'createdAt',
      header: 'Espera desde',
      cell: ({ row }) => <Age since={row.original.createdAt} />,
    },
    { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite' },
    { id: 'kind', accessorFn: ({ kind }) => documentKindNames[kind], header: 'Documento' },
    {
      id: 'bytes',
      accessorKey: 'bytes',
      header: 'Tamaño',
      meta: { align: 'right' },
      cell: ({ row }) => sizeWords(row.original.bytes),
    },
    { id: 'state', accessorFn: uploadWords, header: 'Estado', meta: { room: 'grow' } },
    {
      id: 'retry',
      header: 'Acción',
      enableSorting: false,
      cell: ({ row: { original } }) =>
        original.state === 'failed' && (
          <RetryButton of={original.caseNumber} onRetry={() => onRetry(original)} />
        ),
    },
  ];
}
