import { Button } from '@mantine/core';
import { IconEye, IconFileCheck, IconPaperclip, IconReplace } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import { type DocumentKind, documentKindNames } from '../../../shared/domain/documents.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { CaptureDialog } from './capture/capture-dialog.tsx';
import { pageCount } from './capture/page-words.ts';
import { type Take, useTrayQuery } from './capture/use-tray.ts';
import { DocumentViewer } from './document-viewer.tsx';
import { formatBytes } from './document-words.ts';
import styles from './documents.module.css';
import { LetterSummary } from './letter-summary.tsx';
import { PlaceLine } from './place-line.tsx';

interface DocumentSlotProps {
  readonly view: CaseView;
  readonly kind: DocumentKind;
  readonly required: boolean;
  /** Only to look at: nothing can be attached. */
  readonly disabled: boolean;
}

type Attached = CaseView['state']['documents'][number];

function AttachedFile({ document }: { readonly document: Attached }) {
  return (
    <p className={styles.file}>
      <IconFileCheck className={styles.icon} size={20} aria-hidden="true" />
      <span>
        <span className={styles.fileName}>{document.fileName}</span>
        <span className={styles.figures}>
          {formatBytes(document.bytes)} · adjuntado el {formatDateTime(document.at)} por {document.actor.name}
        </span>
      </span>
    </p>
  );
}

function captureLabel(waiting: number, isAttached: boolean): string {
  if (waiting > 0) return 'Seguir con la captura';
  return isAttached ? 'Cambiar' : 'Capturar';
}

/** One paper of the customer: what is attached, capturing it, looking at it, changing it. */
export function DocumentSlot({ view, kind, required, disabled }: DocumentSlotProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [viewing, setViewing] = useState(false);
  const [capturing, setCapturing] = useState(false);
  const [brought, setBrought] = useState<Take | null>(null);
  const [isJustAttached, setJustAttached] = useState(false);
  const tray = useTrayQuery(view.state.caseId, kind, !disabled);
  const waiting = disabled ? 0 : (tray.data?.pages.length ?? 0);
  const current = view.state.documents.findLast((each) => each.kind === kind);
  const place = view.documents.find(({ documentId }) => documentId === current?.documentId);
  const name = documentKindNames[kind];
  const capture = (files: readonly File[]) => {
    if (disabled) return;
    setBrought(files.length > 0 ? { from: 'drop', files } : null);
    setJustAttached(false);
    setCapturing(true);
  };
  return (
    <>
      <section
        className={styles.slot}
        aria-labelledby={`${id}-name`}
        data-over={(over && !disabled) || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const files = [...event.dataTransfer.files];
          if (files.length > 0) capture(files);
        }}
      >
        <div className={styles.head}>
          <h2 id={`${id}-name`} className={styles.name}>
            {name}
          </h2>
          <span className={styles.dimmed}>{required ? 'Obligatorio' : 'Si corresponde'}</span>
        </div>
        {current ? (
          <AttachedFile document={current} />
        ) : (
          <p className={styles.dimmed}>Sin adjuntar todavía.</p>
        )}
        {current && place && <PlaceLine place={place} />}
        {current?.letter && <LetterSummary view={view} letter={current.letter} />}
        {!disabled && (
          <p className={styles.status} role="status">
            {waiting > 0 && `Hay ${pageCount(waiting)} sin adjuntar.`}
            {isJustAttached && 'Documento adjuntado.'}
          </p>
        )}
        <div className={styles.actions}>
          {!disabled && (
            <Button
              variant="default"
              leftSection={
                current ? (
                  <IconReplace size={18} aria-hidden="true" />
                ) : (
                  <IconPaperclip size={18} aria-hidden="true" />
                )
              }
              aria-describedby={`${id}-hint`}
              onClick={() => capture([])}
            >
              {captureLabel(waiting, current !== undefined)}
              <span className={styles.forReaders}>: {name}</span>
            </Button>
          )}
          {current && (
            <Button
              variant="default"
              leftSection={<IconEye size={18} aria-hidden="true" />}
              onClick={() => setViewing(true)}
            >
              Ver<span className={styles.forReaders}>: {name}</span>
            </Button>
          )}
        </div>
        {!disabled && (
          <p id={`${id}-hint`} className={styles.dimmed}>
            Con carpeta vigilada, escáner, cámara o archivo. También puede arrastrar el archivo hasta aquí.
            {current && ' Si lo cambia, el anterior sigue en el registro del trámite.'}
          </p>
        )}
        {current && (
          <DocumentViewer
            caseId={view.state.caseId}
            document={current}
            opened={viewing}
            onClose={() => setViewing(false)}
          />
        )}
      </section>
      {/* Beside the place and not in it: what is dropped there is not dropped here too. */}
      {!disabled && (
        <CaptureDialog
          view={view}
          kind={kind}
          opened={capturing}
          brought={brought}
          onClose={() => setCapturing(false)}
          onAttached={() => {
            setCapturing(false);
            setJustAttached(true);
          }}
        />
      )}
    </>
  );
}
