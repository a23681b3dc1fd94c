import { Button, Text } from '@mantine/core';
import type { Storage } from '../../../shared/ipc/storage-channels.ts';
import { Banner } from '../../components/banner.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import styles from '../sign-in/sign-in.module.css';
import { PassphraseForm } from './passphrase-form.tsx';

interface StoragePageProps {
  readonly state: Storage['state'];
  readonly onPutOff: () => void;
}

/** A workstation whose system keeps no secrets. */
export function StoragePage({ state, onPutOff }: StoragePageProps) {
  const isDamaged = state === 'damaged';
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <p className={styles.product}>Reversa</p>
        <PageHeading focus={false}>
          {state === 'unset' ? 'Frase de este equipo' : 'Abrir este equipo'}
        </PageHeading>
        <div className={styles.column}>
          {isDamaged && (
            <Banner kind="error" title="El archivo de la frase está dañado">
              Sin él no se leen los documentos guardados en este equipo ni se envía nada. Restaure
              passphrase.json de la copia de la carpeta de datos, o avise al administrador. No se tocó nada.
            </Banner>
          )}
          {state === 'unset' && (
            <Text>
              El sistema de este equipo no guarda claves de forma segura. El administrador puede definir una
              frase que las proteja; se pedirá cada vez que se abra Reversa. Sin ella no se puede registrar el
              equipo ni capturar documentos. Anótela: nadie puede recuperarla.
            </Text>
          )}
          {!isDamaged && <PassphraseForm isFirst={state === 'unset'} />}
          {state !== 'locked' && (
            <Button variant="subtle" size="md" onClick={onPutOff}>
              Seguir sin la frase
            </Button>
          )}
        </div>
      </main>
    </div>
  );
}
