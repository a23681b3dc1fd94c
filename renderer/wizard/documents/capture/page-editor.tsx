import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconEye,
  IconMaximize,
  IconRotate2,
  IconRotateClockwise2,
  IconScan,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { type Adjustments, type Corners, contrasts } from '../../../../shared/domain/capture.ts';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { TrayPage } from '../../../../shared/ipc/document-channels.ts';
import { BridgeError } from '../../../bridge/bridge.ts';
import { Banner } from '../../../components/banner.tsx';
import { LoadingState } from '../../../components/loading-state.tsx';
import { turn } from './adjustment-history.ts';
import styles from './capture.module.css';
import { type CaptureError, captureWords } from './capture-words.ts';
import { CornerHandles } from './corner-handles.tsx';
import { contrastNames } from './page-words.ts';
import { useAdjustments } from './use-adjustments.ts';
import { usePagePicture } from './use-page-picture.ts';

/** Pixels: enough to read small print on a screen of this size. */
const pictureWidth = 1400;

interface PageEditorProps {
  readonly caseId: string;
  readonly kind: DocumentKind;
  readonly page: TrayPage;
  /** From 1. */
  readonly number: number;
  readonly onAdjust: (adjustments: Adjustments) => Promise<unknown>;
  /** Hands over what saves at once what is not saved yet; null when the page is left. */
  readonly onPending: (flush: (() => Promise<void>) | null) => void;
}

function PictureFailure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const words = captureWords(error instanceof BridgeError ? (error.code as CaptureError) : 'failed');
  return (
    <Banner kind="error" title={words.title}>
      <p>
        {words.explanation} {words.wayOn}
      </p>
      <Button variant="default" onClick={onRetry}>
        Volver a intentar
      </Button>
    </Banner>
  );
}

interface SheetProps extends Pick<PageEditorProps, 'caseId' | 'kind' | 'page' | 'number'> {
  readonly isResult: boolean;
  readonly corners: Corners | null;
  readonly onCorner: (corners: Corners, index: number) => void;
}

/** The page as it was taken with its corners on it, or as it will be. */
function Sheet({ caseId, kind, page, number, isResult, corners, onCorner }: SheetProps) {
  const picture = usePagePicture({ caseId, kind, page, adjusted: isResult, width: pictureWidth });
  if (picture.error && !picture.url) return <PictureFailure error={picture.error} onRetry={picture.retry} />;
  if (!picture.url) return <LoadingState label="Dibujando la página" />;
  return (
    <div className={styles.sheet}>
      <div className={styles.picture}>
        <img
          src={picture.url}
          alt={`Página ${number}, ${isResult ? 'como quedará' : 'como se tomó'}`}
          draggable={false}
        />
        {!isResult && <CornerHandles corners={corners} onMove={onCorner} />}
      </div>
    </div>
  );
}

/** A page, large: its corners, its turning, its contrast, and how it will be. */
export function PageEditor({ caseId, kind, page, number, onAdjust, onPending }: PageEditorProps) {
  const { present, isSaved, mayUndo, change, undo, flush } = useAdjustments(page.adjustments, onAdjust);
  const [isResult, setResult] = useState(false);
  const root = useRef<HTMLElement>(null);
  const tell = useRef(onPending);
  tell.current = onPending;
  useEffect(() => {
    tell.current(flush);
    return () => tell.current(null);
  }, [flush]);
  const turnBy = (turns: 1 | -1) => change(turn(present, turns), null);
  const keys = useRef({ turnBy, undo });
  keys.current = { turnBy, undo };
  useEffect(() => {
    const dialog = root.current?.closest('[role="dialog"]');
    const onKeyDown = (event: Event) => {
      const { key, ctrlKey, altKey, target } = event as KeyboardEvent;
      // In a field these keys are the field's own.
      if (!ctrlKey || altKey || (target as Element).matches('input, textarea, select')) return;
      if (key === 'ArrowLeft') keys.current.turnBy(-1);
      else if (key === 'ArrowRight') keys.current.turnBy(1);
      else if (key.toLowerCase() === 'z') keys.current.undo();
      else return;
      event.preventDefault();
    };
    dialog?.addEventListener('keydown', onKeyDown);
    return () => dialog?.removeEventListener('keydown', onKeyDown);
  }, []);
  const found = page.examined.corners;
  return (
    <section ref={root} className={styles.editor} aria-label={`Página ${number}`}>
      <div className={styles.tools} role="toolbar" aria-label="Hacerla legible">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconScan size={16} aria-hidden="true" />}
          {...(found ? {} : { 'aria-disabled': true, 'data-disabled': true })}
          title={found ? undefined : 'No se encontraron bordes: mueva las esquinas'}
          onClick={() => found && change({ ...present, corners: found }, null)}
        >
          Buscar bordes
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconMaximize size={16} aria-hidden="true" />}
          onClick={() => change({ ...present, corners: null }, null)}
        >
          Toda la imagen
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRotate2 size={16} aria-hidden="true" />}
          rightSection={<kbd>Ctrl ←</kbd>}
          aria-keyshortcuts="Control+ArrowLeft"
          onClick={() => turnBy(-1)}
        >
          Girar<span className={styles.forReaders}> a la izquierda</span>
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRotateClockwise2 size={16} aria-hidden="true" />}
          rightSection={<kbd>Ctrl →</kbd>}
          aria-keyshortcuts="Control+ArrowRight"
          onClick={() => turnBy(1)}
        >
          Girar<span className={styles.forReaders}> a la derecha</span>
        </Button>
        <fieldset className={styles.contrast} aria-label="Contraste">
          {contrasts.map((contrast) => (
            <button
              key={contrast}
              type="button"
              aria-pressed={present.contrast === contrast}
              onClick={() => change({ ...present, contrast }, null)}
            >
              {contrastNames[contrast]}
            </button>
          ))}
        </fieldset>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
          rightSection={<kbd>Ctrl Z</kbd>}
          aria-keyshortcuts="Control+Z"
          {...(mayUndo ? {} : { 'aria-disabled': true, 'data-disabled': true })}
          onClick={undo}
        >
          Deshacer
        </Button>
        <Button
          size="compact-sm"
          variant={isResult ? 'filled' : 'default'}
          leftSection={<IconEye size={16} aria-hidden="true" />}
          aria-pressed={isResult}
          onClick={() => setResult(!isResult)}
        >
          Como quedará
        </Button>
      </div>
      <Sheet
        caseId={caseId}
        kind={kind}
        page={page}
        number={number}
        isResult={isResult}
        corners={present.corners}
        onCorner={(corners, index) => change({ ...present, corners }, `corner ${index}`)}
      />
      <p className={styles.status} role="status">
        {isSaved ? '' : 'Guardando los ajustes…'}
      </p>
    </section>
  );
}
