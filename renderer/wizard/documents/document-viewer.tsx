import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconMaximize, IconMinimize } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type CapturedDocument, documentKindNames } from '../../../shared/domain/documents.ts';
import { BridgeError, query } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { scrolledByKeys } from '../scrolled-by-keys.ts';
import { formatBytes, isDrawable, mediaTypeNames, type OpenError, openWords } from './document-words.ts';
import styles from './documents.module.css';

interface DocumentViewerProps {
  readonly caseId: string;
  readonly document: CapturedDocument;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Each opening is asked for once and is one entry of the log (R11); closed, the content is forgotten. */
function useContent(caseId: string, { documentId }: CapturedDocument) {
  return useQuery({
    queryKey: ['document', caseId, documentId],
    queryFn: () => query('openDocument', { caseId, documentId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** An address for the content that only this page knows, gone with the picture. */
function usePictureUrl(content: string | undefined, mediaType: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (content === undefined) return undefined;
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [content, mediaType]);
  return url;
}

function codeOf(error: Error): OpenError {
  return error instanceof BridgeError ? error.code : 'failed';
}

function OpenFailure({ code }: { readonly code: OpenError }) {
  const words = openWords(code);
  return (
    <Banner kind="error" title={words.title}>
      {words.explanation} {words.wayOn}
    </Banner>
  );
}

function Picture({ caseId, document }: Pick<DocumentViewerProps, 'caseId' | 'document'>) {
  const content = useContent(caseId, document);
  const url = usePictureUrl(content.data?.content, document.mediaType);
  const [isWhole, setWhole] = useState(true);
  const [broken, setBroken] = useState(false);
  const name = documentKindNames[document.kind];
  if (content.isError) return <OpenFailure code={codeOf(content.error)} />;
  if (broken)
    return (
      <Banner kind="error" title="La imagen no se puede dibujar">
        El archivo es el que se adjuntó, pero su contenido está dañado. Escanee el documento y adjúntelo de
        nuevo.
      </Banner>
    );
  if (url === null) return <LoadingState label="Descifrando el documento" />;
  return (
    <Stack gap="sm">
      <Group>
        <Button
          variant="default"
          leftSection={
            isWhole ? (
              <IconMaximize size={18} aria-hidden="true" />
            ) : (
              <IconMinimize size={18} aria-hidden="true" />
            )
          }
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Ver en tamaño real' : 'Ver entera'}
        </Button>
      </Group>
      <section {...scrolledByKeys} className={styles.sheet} aria-label={`Imagen: ${name}`}>
        <img
          className={isWhole ? styles.whole : styles.actual}
          src={url}
          alt={`${name}, ${document.fileName}`}
          onError={() => setBroken(true)}
        />
      </section>
    </Stack>
  );
}

/** What cannot be drawn is not asked for either: nobody sees it, so nothing is logged as seen. */
function FileFacts({ document }: Pick<DocumentViewerProps, 'document'>) {
  const format = mediaTypeNames[document.mediaType];
  return (
    <Stack gap="sm">
      <Banner kind="info" title={`Un ${format} se identifica aquí por su nombre y tamaño`}>
        Está cifrado en la estación donde se adjuntó. Su contenido no se muestra en esta pantalla.
      </Banner>
      <dl className={styles.facts}>
        <dt>Archivo</dt>
        <dd>{document.fileName}</dd>
        <dt>Formato</dt>
        <dd>{format}</dd>
        <dt>Tamaño</dt>
        <dd className={styles.figures}>{formatBytes(document.bytes)}</dd>
        <dt>Huella (SHA-256)</dt>
        <dd className={styles.fingerprint}>{document.sha256}</dd>
      </dl>
    </Stack>
  );
}

/** A captured document, shown again (COM-DSC-P06 A.8, A.12). */
export function DocumentViewer({ caseId, document, opened, onClose }: DocumentViewerProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={documentKindNames[document.kind]}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      size={isDrawable(document) ? '90%' : 'lg'}
    >
      {isDrawable(document) ? (
        <Picture caseId={caseId} document={document} />
      ) : (
        <FileFacts document={document} />
      )}
    </Modal>
  );
}
