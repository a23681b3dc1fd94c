import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../bridge/bridge.ts';
import { openWords } from './document-words.ts';
import styles from './documents.module.css';

const outcomeWords = {
  printed: 'La copia se envió a la impresora y quedó en el registro.',
  cancelled: 'No se imprimió nada.',
  failed: 'La copia no se pudo imprimir. Revise la impresora y vuelva a intentar.',
  'no-printer': 'Este equipo no tiene una impresora instalada: imprima la copia en otro equipo.',
} as const;

/** Prints the document that is looked at, its purpose written across each page. */
export function PrintCopy({ viewId }: { readonly viewId: string }) {
  const printing = useMutation({ mutationFn: () => call('printDocument', { viewId }) });
  const answer = printing.data;
  const words = answer?.ok
    ? outcomeWords[answer.value.outcome]
    : answer
      ? `${openWords(answer.error).title}. ${openWords(answer.error).wayOn}`
      : '';
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden="true" />}
        loading={printing.isPending}
        onClick={() => printing.mutate()}
      >
        Imprimir copia
      </Button>
      <span className={styles.status} role="status">
        {printing.isPending ? 'Preparando la copia…' : words}
      </span>
    </>
  );
}
