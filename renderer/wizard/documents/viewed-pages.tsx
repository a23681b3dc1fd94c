import { Stack } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { LoadingState } from '../../components/loading-state.tsx';
import { scrolledByKeys } from '../scrolled-by-keys.ts';
import styles from './documents.module.css';
import { PrintCopy } from './print-copy.tsx';
import { useDrawnPage, viewErrorOf } from './use-document-view.ts';
import { useViewerKeys } from './use-viewer-keys.ts';
import { ViewFailure } from './view-failure.tsx';
import { ViewerBar } from './viewer-bar.tsx';
import { drawnWidth, nextZoom, percentOf, type Size, shownSize, type Zoom } from './viewer-zoom.ts';

interface ViewedPagesProps {
  readonly viewId: string;
  readonly pages: number;
  readonly name: string;
  /** The view has ended: it is opened anew. */
  readonly onReopen: () => void;
}

/** Until a page was drawn nobody knows its shape: a letter, upright. */
const usualShape: Size = { width: 850, height: 1100 };

/** The pages of an opened document: one at a time, as large and as turned as one likes, with keys for all of it. */
export function ViewedPages({ viewId, pages, name, onReopen }: ViewedPagesProps) {
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<Zoom>('page');
  const [turns, setTurns] = useState(0);
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const space: Size = { width, height };
  const [shape, setShape] = useState<Size>(usualShape);
  const shown = shownSize(zoom, shape, space, turns);
  const isTurned = turns % 2 === 1;
  const own = isTurned ? { width: shown.height, height: shown.width } : shown;
  const isLaidOut = width > 0;
  const drawn = useDrawnPage(viewId, page, isLaidOut ? drawnWidth(own.width, window.devicePixelRatio) : null);
  const known = drawn.data;
  // Set while rendering: an effect would show the page in another's shape first.
  if (known && Math.abs(known.width / known.height - shape.width / shape.height) > 0.002)
    setShape({ width: known.width, height: known.height });
  const percent = percentOf(shown, space);
  const step = (direction: 1 | -1) => setZoom(nextZoom(percent, direction));
  const turnTo = (next: number) => setPage(Math.min(pages, Math.max(1, next)));
  useViewerKeys({
    turnBy: (count) => turnTo(page + count),
    zoomBy: step,
    showWhole: () => setZoom('page'),
  });
  return (
    <Stack gap="sm">
      <ViewerBar
        page={page}
        pages={pages}
        percent={percent}
        zoom={zoom}
        onPage={turnTo}
        onZoom={setZoom}
        onStep={step}
        onTurn={() => setTurns((turns + 1) % 4)}
      >
        <PrintCopy viewId={viewId} />
      </ViewerBar>
      <section {...scrolledByKeys} className={styles.sheet} aria-label={`Imagen: ${name}`}>
        <div ref={ref} className={styles.space}>
          {drawn.isError && (
            <ViewFailure
              code={viewErrorOf(drawn.error)}
              onRetry={() => (viewErrorOf(drawn.error) === 'not-found' ? onReopen() : void drawn.refetch())}
            />
          )}
          {!drawn.isError && !known && <LoadingState label={`Dibujando la página ${page}`} />}
          {!drawn.isError && known && (
            <div className={styles.frame} style={{ width: `${shown.width}px`, height: `${shown.height}px` }}>
              <img
                className={styles.drawn}
                src={`data:image/jpeg;base64,${known.content}`}
                alt={`${name}, página ${page} de ${pages}`}
                data-turns={turns}
                style={{ width: `${own.width}px`, height: `${own.height}px` }}
              />
            </div>
          )}
        </div>
      </section>
    </Stack>
  );
}
