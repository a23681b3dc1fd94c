import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { roleNames } from '../../../shared/domain/role-names.ts';
import type { ResponseOf } from '../../../shared/ipc/contract.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import { query } from '../../bridge/bridge.ts';
import { Age } from '../../components/age.tsx';
import { type Columns, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import badges from '../../components/status-badge.module.css';
import styles from '../lists.module.css';

const heading = 'Esperas';

/** Milliseconds: what waits becomes late by the clock alone, without a case that changes. */
const renewal = 15_000;

type WaitingRow = ResponseOf<'getWaiting'>['rows'][number];

function LateMark({ late }: Pick<WaitingRow, 'late'>) {
  if (late === 0) return '—';
  return (
    <span className={badges.mark} data-tone="stopped">
      <IconAlertTriangle size={16} aria-hidden="true" />
      {late} {late === 1 ? 'atrasado' : 'atrasados'}
    </span>
  );
}

const columns: Columns<WaitingRow> = [
  {
    id: 'step',
    accessorFn: ({ step }) => stepHeading(step),
    header: 'Espera en',
    meta: { room: 'grow' },
  },
  {
    id: 'roles',
    accessorFn: ({ roles }) => roles.map((role) => roleNames[role]).join(', '),
    header: 'A quién espera',
    meta: { room: 'grow' },
  },
  { id: 'count', accessorKey: 'count', header: 'En espera', meta: { align: 'right' } },
  {
    id: 'oldestAt',
    accessorKey: 'oldestAt',
    header: 'Lo más antiguo',
    cell: ({ row }) => <Age since={row.original.oldestAt} />,
  },
  {
    id: 'late',
    accessorKey: 'late',
    header: 'Atraso',
    cell: ({ row }) => <LateMark late={row.original.late} />,
  },
];

/** Who waits for whom, and since when: what stands at each step, late ones first. */
export function WaitingPage() {
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['cases', 'waiting'],
    queryFn: () => query('getWaiting', {}),
    staleTime: 0,
    refetchInterval: renewal,
  });
  const rows = found.data?.rows ?? [];
  return (
    <div className={styles.page}>
      <PageHeading>{heading}</PageHeading>
      {found.isPending && <LoadingState label="Leyendo lo que espera" />}
      {found.isError && !found.data && (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && rows.length === 0 && (
        <EmptyState title="Nada espera">
          Cada paso en el que se detiene un trámite aparece aquí, con quién debe atenderlo y desde cuándo.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className={styles.scroll}>
          <DataTable
            label={heading}
            columns={columns}
            rows={rows}
            idOf={({ step, roles }) => [step, ...roles].join(' ')}
            onOpen={({ step }) => void navigate(`/esperas/${step}`)}
          />
        </div>
      )}
    </div>
  );
}
