import { Button } from '@mantine/core';
import { IconEye, IconFileCheck, IconPaperclip, IconReplace } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import {
  type DocumentKind,
  documentKindNames,
  documentMediaTypes,
} from '../../../shared/domain/documents.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { Banner } from '../../components/banner.tsx';
import { DocumentViewer } from './document-viewer.tsx';
import { attachWords, formatBytes } from './document-words.ts';
import styles from './documents.module.css';
import { FileChoice } from './file-choice.tsx';
import { PlaceLine } from './place-line.tsx';
import { useAttachDocument } from './use-attach-document.ts';

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

function progressWords(isBusy: boolean, attached: boolean): string {
  if (isBusy) return 'Revisando, cifrando y guardando el archivo…';
  return attached ? 'Documento adjuntado.' : '';
}

/** One paper of the customer: what is attached, attaching by a file or by dropping it, looking at it, changing it. */
export function DocumentSlot({ view, kind, required, disabled }: DocumentSlotProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [viewing, setViewing] = useState(false);
  const [several, setSeveral] = useState(false);
  const attaching = useAttachDocument(view, kind);
  const current = view.state.documents.findLast((each) => each.kind === kind);
  const place = view.documents.find(({ documentId }) => documentId === current?.documentId);
  const name = documentKindNames[kind];
  const attach = (files: readonly File[]) => {
    const [file] = files;
    if (disabled || attaching.isPending || !file) return;
    setSeveral(files.length > 1);
    if (files.length === 1) attaching.mutate(file);
    else attaching.reset();
  };
  const refused = attaching.data?.ok === false ? attaching.data.error : attaching.isError ? 'failed' : null;
  const words = refused === null ? null : attachWords(refused);
  return (
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
        attach([...event.dataTransfer.files]);
      }}
    >
      <div className={styles.head}>
        <h2 id={`${id}-name`} className={styles.name}>
          {name}
        </h2>
        <span className={styles.dimmed}>{required ? 'Obligatorio' : 'Si corresponde'}</span>
      </div>
      {current ? <AttachedFile document={current} /> : <p className={styles.dimmed}>Sin adjuntar todavía.</p>}
      {current && place && <PlaceLine place={place} />}
      <div className={styles.actions}>
        {!disabled && (
          <FileChoice
            label={current ? 'Cambiar' : 'Adjuntar archivo'}
            of={name}
            icon={current ? IconReplace : IconPaperclip}
            accept={documentMediaTypes}
            describedBy={`${id}-hint`}
            isBusy={attaching.isPending}
            onFiles={attach}
          />
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
          JPG, PNG, TIFF o PDF de hasta 15 MB. También puede arrastrar el archivo hasta aquí.
          {current && ' Si lo cambia, el anterior sigue en el registro del trámite.'}
        </p>
      )}
      <p className={styles.status} role="status">
        {progressWords(attaching.isPending, attaching.data?.ok === true)}
      </p>
      {words && (
        <Banner kind="error" title={words.title}>
          {words.explanation} {words.wayOn}
        </Banner>
      )}
      {several && (
        <Banner kind="error" title="Soltó varios archivos">
          Cada documento es un solo archivo. Suelte uno, o júntelos antes en un PDF.
        </Banner>
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
  );
}
