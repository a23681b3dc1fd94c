import { useMemo } from 'react';
import type { FolderFile } from '../../../../shared/ipc/source-schemas.ts';
import { Age } from '../../../components/age.tsx';
import { Banner } from '../../../components/banner.tsx';
import { type Columns, DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingState } from '../../../components/loading-state.tsx';
import { formatBytes } from '../document-words.ts';
import styles from './capture.module.css';
import { sourceFaultWords } from './source-fault-words.ts';
import type { SourceProps } from './source-props.ts';
import { useReadyFocus } from './use-ready-focus.ts';
import { useSources } from './use-sources.ts';

const columns: Columns<FolderFile> = [
  { id: 'name', header: 'Archivo', accessorFn: ({ name }) => name, meta: { room: 'grow' } },
  {
    id: 'bytes',
    header: 'Tamaño',
    accessorFn: ({ bytes }) => bytes,
    cell: ({ row }) => formatBytes(row.original.bytes),
    meta: { align: 'right' },
  },
  {
    id: 'age',
    header: 'Llegó',
    accessorFn: ({ modifiedAt }) => modifiedAt,
    cell: ({ row }) => <Age since={row.original.modifiedAt} />,
  },
  {
    id: 'take',
    header: 'Acción',
    enableSorting: false,
    accessorFn: ({ isStable }) => (isStable ? 'Tomar' : 'Copiándose…'),
  },
];

/** What a scanner saved into the folder that this workstation watches, the newest first. */
export function FolderSource({ takesFocus, isBusy, onTake }: SourceProps) {
  const sources = useSources();
  const folder = sources.data?.folder ?? null;
  const files = useMemo(
    () => [...(folder?.files ?? [])].sort((one, other) => (one.modifiedAt < other.modifiedAt ? 1 : -1)),
    [folder],
  );
  const panel = useReadyFocus<HTMLDivElement>(takesFocus, sources.data !== undefined);
  const take = (file: FolderFile) => {
    if (!isBusy && file.isStable) void onTake({ from: 'folder', fileId: file.fileId, name: file.name });
  };
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-label="Carpeta vigilada"
      // From here the arrows lead into the list.
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || event.target !== event.currentTarget) return;
        event.preventDefault();
        event.currentTarget.querySelector<HTMLElement>('tbody tr')?.focus();
      }}
    >
      {sources.isError && !sources.data && (
        <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />
      )}
      {sources.isPending && <LoadingState label="Mirando la carpeta" />}
      {sources.data && folder === null && (
        <EmptyState title="Esta estación no tiene una carpeta vigilada">
          Si el escáner guarda en una carpeta, el jefe de la oficina o el administrador la indica en «Fuentes
          de captura». Mientras, elija otro origen.
        </EmptyState>
      )}
      {folder?.state === 'gone' && (
        <Banner kind="error" title={sourceFaultWords('folder-gone').title}>
          {sourceFaultWords('folder-gone').explanation} {sourceFaultWords('folder-gone').wayOn}
        </Banner>
      )}
      {folder?.state === 'unreadable' && (
        <Banner kind="error" title="La carpeta vigilada no se puede leer">
          Este usuario del sistema no tiene permiso para verla. Avise al administrador; mientras, use otro
          origen.
        </Banner>
      )}
      {folder?.state === 'ready' && files.length === 0 && (
        <EmptyState title="La carpeta está vacía">
          Escanee el documento: aparecerá aquí en unos segundos, sin hacer nada más.
        </EmptyState>
      )}
      {folder?.state === 'ready' && files.length > 0 && (
        <>
          <p className={styles.dimmed}>
            Flecha abajo elige un archivo y Enter lo toma. Lo tomado sale de la carpeta y queda cifrado aquí.
          </p>
          <DataTable
            label="Archivos de la carpeta vigilada"
            columns={columns}
            rows={files}
            idOf={({ name }) => name}
            onOpen={take}
          />
        </>
      )}
    </section>
  );
}
