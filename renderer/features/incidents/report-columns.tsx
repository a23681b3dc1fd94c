import type { CaseRow } from '../../../shared/ipc/views.ts';
import { processStateNames, processTypeNames } from '../../../shared/procedure/report.ts';
import { Age } from '../../components/age.tsx';
import type { Columns } from '../../components/data-table.tsx';
import { holderNameAt } from './holder-name.ts';

/**
 * The CCGPA report's columns (COM-DSC-P06 B.1), named as an export sorts by them.
 *
 * @param takeMinutes after which a case that was taken is free again.
 */
export function reportColumnsFor(takeMinutes: number): Columns<CaseRow> {
  return [
    {
      id: 'waitingSince',
      accessorKey: 'waitingSince',
      header: 'Espera desde',
      cell: ({ row }) => <Age since={row.original.waitingSince} />,
    },
    { id: 'caseNumber', accessorKey: 'caseNumber', header: 'Trámite', meta: { room: 'spare' } },
    { id: 'requestId', accessorKey: 'requestId', header: 'Solicitud' },
    { id: 'customer', accessorKey: 'customer', header: 'Cliente', meta: { room: 'grow' } },
    { id: 'areaName', accessorKey: 'areaName', header: 'Área', meta: { room: 'ample' } },
    { id: 'motive', accessorFn: (row) => row.motive ?? '—', header: 'Motivo', meta: { room: 'grow' } },
    {
      id: 'process',
      accessorFn: (row) => (row.process ? processStateNames[row.process] : '—'),
      header: 'Estado',
    },
    {
      id: 'annulmentType',
      accessorFn: (row) => (row.annulmentType ? processTypeNames[row.annulmentType] : '—'),
      header: 'Tipo',
      meta: { room: 'ample' },
    },
    {
      id: 'holderName',
      accessorFn: (row) => holderNameAt(row, new Date().toISOString(), takeMinutes) ?? '—',
      header: 'Lo tiene',
      meta: { room: 'grow' },
    },
  ];
}
