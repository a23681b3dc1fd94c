import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconId } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { TrayPage } from '../../../../shared/ipc/document-channels.ts';
import { query } from '../../../bridge/bridge.ts';
import styles from './capture.module.css';
import { type CardLine, cardLines } from './card-words.ts';

const icons: Readonly<Record<CardLine['state'], typeof IconId>> = {
  equal: IconCircleCheck,
  differs: IconAlertTriangle,
  unread: IconHelpCircle,
};

interface CardReadingProps {
  readonly caseId: string;
  readonly kind: DocumentKind;
  readonly page: TrayPage;
  /** From 1. */
  readonly number: number;
  readonly holder: { readonly name: string; readonly identity: string };
  /** The front of a card is read by itself, once nothing is being done to it. */
  readonly isAutomatic: boolean;
}

/** What can be read off a C.I., beside what is known of the holder: it warns, and neither fills in nor keeps anybody from going on. */
export function CardReading({ caseId, kind, page, number, holder, isAutomatic }: CardReadingProps) {
  const { pageId } = page;
  const reading = useQuery({
    // Read once by itself: it takes seconds, during which other pages wait to be drawn.
    queryKey: ['card-reading', caseId, pageId],
    queryFn: () => query('readCard', { caseId, kind, pageId }),
    enabled: isAutomatic,
    refetchOnWindowFocus: false,
    gcTime: 60_000,
  });
  return (
    <section className={styles.card} aria-label="Lectura del C.I.">
      <h3>Lectura del C.I.</h3>
      {reading.data &&
        cardLines(reading.data, holder).map((line) => {
          const Icon = icons[line.state];
          return (
            <p key={line.of} className={styles.cardLine} data-state={line.state}>
              <Icon size={18} aria-hidden="true" />
              <span>{line.words}</span>
            </p>
          );
        })}
      {reading.isError && <p>No se pudo leer esta página. Compárela a la vista con los datos del titular.</p>}
      <p className={styles.dimmed} role="status">
        {reading.isFetching
          ? `Leyendo la página ${number}…`
          : 'Es una ayuda: compare siempre a la vista con el documento.'}
      </p>
      {!reading.isFetching && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconId size={16} aria-hidden="true" />}
          onClick={() => void reading.refetch()}
        >
          {reading.data ? 'Leer de nuevo' : `Leer la página ${number}`}
        </Button>
      )}
    </section>
  );
}
