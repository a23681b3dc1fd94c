import { Button } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCamera,
  IconCircleCheck,
  IconMessageCheck,
  IconTrash,
} from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { TrayPage } from '../../../../shared/ipc/document-channels.ts';
import styles from './capture.module.css';
import { type PageState, pageState, pageStateNames, sourceNames } from './page-words.ts';
import { usePagePicture } from './use-page-picture.ts';

const stateIcons: Readonly<Record<PageState, typeof IconCircleCheck>> = {
  good: IconCircleCheck,
  warned: IconAlertTriangle,
  accepted: IconMessageCheck,
};

/** Not disabled: that would take the focus away from it. */
function withoutUse(isUseless: boolean) {
  return isUseless ? { 'aria-disabled': true, 'data-disabled': true } : {};
}

/** Pixels: twice as many as it is wide, for sharp screens. */
const thumbnailWidth = 260;

interface ThumbnailProps {
  readonly caseId: string;
  readonly kind: DocumentKind;
  readonly page: TrayPage;
}

function Thumbnail({ caseId, kind, page }: ThumbnailProps) {
  // Forty pages are drawn as they come into sight.
  const { ref, inViewport } = useInViewport<HTMLSpanElement>();
  const { url, error } = usePagePicture({
    caseId,
    kind,
    page,
    adjusted: true,
    width: thumbnailWidth,
    enabled: inViewport,
  });
  return (
    <span ref={ref} className={styles.thumbnail}>
      {url && <img src={url} alt="" draggable={false} />}
      {!url && error && <span className={styles.dimmed}>No se pudo dibujar</span>}
    </span>
  );
}

interface PageListProps {
  readonly caseId: string;
  readonly kind: DocumentKind;
  readonly pages: readonly TrayPage[];
  readonly selectedId: string | null;
  readonly onSelect: (pageId: string) => void;
  readonly onMove: (pageId: string, to: number) => void;
  readonly onRemove: (pageId: string) => void;
  readonly onRetake: (pageId: string) => void;
}

/** The pages in their order: arrows choose, with Alt they move the page, Supr takes it away. */
export function PageList(props: PageListProps) {
  const { caseId, kind, pages, selectedId, onSelect, onMove, onRemove, onRetake } = props;
  const [removing, setRemoving] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const keepButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (removing !== null) keepButton.current?.focus();
  }, [removing]);
  const selected = Math.max(
    0,
    pages.findIndex(({ pageId }) => pageId === selectedId),
  );
  const page = pages[selected];
  const optionId = (pageId: string) => `page-${pageId}`;
  if (!page) return <p className={styles.dimmed}>Aún no hay páginas. Aquí aparecerán en su orden.</p>;
  const move = (by: -1 | 1) => {
    const to = selected + by;
    if (to >= 0 && to < pages.length) onMove(page.pageId, to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      const next = pages[selected + by];
      if (event.altKey) move(by);
      else if (next) onSelect(next.pageId);
    } else if (event.key === 'Delete') setRemoving(page.pageId);
    else if (event.key === 'Home' && pages[0]) onSelect(pages[0].pageId);
    else if (event.key === 'End') onSelect(pages.at(-1)?.pageId ?? page.pageId);
  };
  const leaveRemoving = () => {
    setRemoving(null);
    list.current?.focus();
  };
  // Esc takes the question back, and leaves the screen open.
  const leftByEscape = {
    'data-mantine-stop-propagation': 'true',
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') leaveRemoving();
    },
  };
  return (
    <>
      <div
        ref={list}
        role="listbox"
        className={styles.pages}
        aria-label="Páginas"
        tabIndex={0}
        aria-activedescendant={selectedId === null ? undefined : optionId(page.pageId)}
        onFocus={() => {
          if (selectedId === null) onSelect(page.pageId);
        }}
        onKeyDown={onKeyDown}
      >
        {pages.map((each, index) => {
          const state = pageState(each);
          const Icon = stateIcons[state];
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys, as a list box does
            <div
              key={each.pageId}
              id={optionId(each.pageId)}
              role="option"
              tabIndex={-1}
              aria-selected={each.pageId === selectedId}
              className={styles.page}
              onClick={() => onSelect(each.pageId)}
              ref={(element) => {
                if (each.pageId === selectedId) element?.scrollIntoView({ block: 'nearest' });
              }}
            >
              <Thumbnail caseId={caseId} kind={kind} page={each} />
              <span className={styles.pageName}>Página {index + 1}</span>
              <span className={styles.pageState} data-state={state}>
                <Icon size={16} aria-hidden="true" />
                {pageStateNames[state]}
              </span>
              <span className={styles.pageSource} title={each.fileName ?? undefined}>
                {each.fileName ?? `De la ${sourceNames[each.source]}`}
              </span>
            </div>
          );
        })}
      </div>
      {removing === page.pageId ? (
        <fieldset className={styles.removing} aria-label={`¿Quitar la página ${selected + 1}?`}>
          <p>¿Quitar la página {selected + 1}? No se puede deshacer.</p>
          <Button ref={keepButton} size="xs" variant="default" {...leftByEscape} onClick={leaveRemoving}>
            Conservarla
          </Button>
          <Button
            size="xs"
            color="red"
            {...leftByEscape}
            onClick={() => {
              onRemove(page.pageId);
              leaveRemoving();
            }}
          >
            Quitar la página {selected + 1}
          </Button>
        </fieldset>
      ) : (
        <div className={styles.pageActions} role="toolbar" aria-label={`Página ${selected + 1}`}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowUp size={16} aria-hidden="true" />}
            {...withoutUse(selected === 0)}
            title="Alt+↑"
            onClick={() => move(-1)}
          >
            Subir
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowDown size={16} aria-hidden="true" />}
            {...withoutUse(selected === pages.length - 1)}
            title="Alt+↓"
            onClick={() => move(1)}
          >
            Bajar
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCamera size={16} aria-hidden="true" />}
            onClick={() => onRetake(page.pageId)}
          >
            Tomar de nuevo
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            title="Supr"
            onClick={() => setRemoving(page.pageId)}
          >
            Quitar
          </Button>
        </div>
      )}
    </>
  );
}
