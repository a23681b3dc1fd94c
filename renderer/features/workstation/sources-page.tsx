import { Text } from '@mantine/core';
import type { WantedSettings } from '../../../shared/ipc/source-schemas.ts';
import { Banner } from '../../components/banner.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import styles from '../lists.module.css';
import { FolderSettings } from './folder-settings.tsx';
import { ScannerSettingsList } from './scanner-settings-list.tsx';
import { sourceSettingsWords } from './source-settings-words.ts';
import { useSourceSettings } from './use-source-settings.ts';

/** Where this workstation takes customers' papers from: set up by who answers for it. */
export function SourcesPage() {
  const { found, saving } = useSourceSettings();
  const refused = saving.data?.ok === false ? sourceSettingsWords(saving.data.error) : null;
  const view = found.data;

  function save(changed: Partial<WantedSettings>, onKept?: () => void): void {
    if (!view || saving.isPending) return;
    saving.mutate({ ...view.settings, ...changed }, { onSuccess: (answer) => answer.ok && onKept?.() });
  }

  return (
    <div className={styles.detail}>
      <PageHeading>Fuentes de captura</PageHeading>
      <Text>
        De dónde toma este equipo los documentos de los clientes, además de la cámara y de los archivos que se
        arrastran.
      </Text>
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
      {saving.data?.ok && <Banner kind="success" title="Las fuentes están guardadas" />}
      {view?.isDamaged && (
        <Banner kind="warning" title="El archivo de las fuentes está dañado">
          No se puede leer qué carpeta y qué escáneres tenía este equipo. Escríbalos de nuevo: al guardar se
          reemplaza.
        </Banner>
      )}
      {found.isPending && <LoadingState label="Leyendo las fuentes" />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {view && (
        <>
          <FolderSettings
            view={view}
            isBusy={saving.isPending}
            onSave={(folder) => save({ folder })}
            onTest={() => void found.refetch()}
          />
          <ScannerSettingsList
            scanners={view.settings.scanners}
            isBusy={saving.isPending}
            onSave={(scanners, onKept) => save({ scanners }, onKept)}
          />
        </>
      )}
    </div>
  );
}
