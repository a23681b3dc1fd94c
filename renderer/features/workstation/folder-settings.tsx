import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { quarantineDays, type SourceSettingsView } from '../../../shared/ipc/source-schemas.ts';
import { folderStateWords } from './source-settings-words.ts';

interface FolderSettingsProps {
  readonly view: SourceSettingsView;
  readonly isBusy: boolean;
  readonly onSave: (folder: string | null) => void;
  /** Looks at the folder again. */
  readonly onTest: () => void;
}

/** Which folder is watched, how it is just now, and what becomes of the files that are taken from it. */
export function FolderSettings({ view, isBusy, onSave, onTest }: FolderSettingsProps) {
  const kept = view.settings.folder;
  const [path, setPath] = useState(kept ?? '');
  const [isMissing, setMissing] = useState(false);
  return (
    <section aria-labelledby="folder-title">
      <Title order={2} size="h4" id="folder-title">
        Carpeta vigilada
      </Title>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(path.trim() === '');
          if (!isBusy && path.trim() !== '') onSave(path.trim());
        }}
      >
        <TextInput
          label="Dirección de la carpeta"
          description="Donde guarda el escáner: una carpeta de este equipo o de la red de la oficina."
          value={path}
          maxLength={1000}
          error={isMissing && path.trim() === '' ? 'Escriba la dirección de la carpeta' : null}
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        <Text role="status" my="xs">
          {folderStateWords(view.folder)}
        </Text>
        <Group>
          <Button type="submit" loading={isBusy}>
            Guardar carpeta
          </Button>
          {kept !== null && (
            <Button variant="default" onClick={onTest}>
              Probar carpeta
            </Button>
          )}
          {kept !== null && (
            <Button
              variant="default"
              onClick={() => {
                setPath('');
                onSave(null);
              }}
            >
              Dejar de vigilarla
            </Button>
          )}
        </Group>
      </form>
      <Text c="dimmed" size="sm" mt="xs">
        Cada archivo que se toma pasa a la carpeta .reversa-tomados, dentro de ella, y se borra a los{' '}
        {quarantineDays} días: son datos personales y el documento ya está guardado en el trámite.
      </Text>
    </section>
  );
}
