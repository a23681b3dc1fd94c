import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type DocumentKind, documentKindNames } from '../../../../shared/domain/documents.ts';
import type { ScanOptions } from '../../../../shared/ipc/source-schemas.ts';
import type { CaseView } from '../../../../shared/ipc/views.ts';
import { Banner } from '../../../components/banner.tsx';
import { LoadingState } from '../../../components/loading-state.tsx';
import { useShortcut } from '../../../components/shortcuts.tsx';
import { letterOf } from '../letter-values.ts';
import { AttachBar } from './attach-bar.tsx';
import styles from './capture.module.css';
import { CaptureSide } from './capture-side.tsx';
import { useCaptureState } from './capture-state.ts';
import { captureWords } from './capture-words.ts';
import { CapturedLetter, useLetterDraft } from './captured-letter.tsx';
import { PageEditor } from './page-editor.tsx';
import { PageList } from './page-list.tsx';
import { pageState, pageStateNames, warnedPages } from './page-words.ts';
import { SourceBar } from './source-bar.tsx';
import { SourcePanel } from './source-panel.tsx';
import { TrayFailures } from './tray-failures.tsx';
import { useAttachTray } from './use-attach-tray.ts';
import { useBroughtFiles } from './use-brought-files.ts';
import { useLastSource } from './use-last-source.ts';
import { useScanning } from './use-scanning.ts';
import type { Take, Tray } from './use-tray.ts';

interface CaptureDeskProps {
  readonly view: CaseView;
  readonly kind: DocumentKind;
  readonly tray: Tray;
  readonly pages: NonNullable<Tray['pages']>;
  /** What was dropped to open this screen. */
  readonly brought: Take | null;
  readonly onClose: () => void;
  readonly onAttached: () => void;
}

/** Pages on the left, the page or its source in the middle, what was found on the right, the act below. */
export function CaptureDesk({ view, kind, tray, pages, brought, onClose, onAttached }: CaptureDeskProps) {
  const { caseId } = view.state;
  const [lastSource, rememberSource] = useLastSource();
  const state = useCaptureState(pages, lastSource);
  const [status, setStatus] = useState('');
  const [attempt, setAttempt] = useState(0);
  const letter = useLetterDraft(caseId);
  const scanning = useScanning(caseId, kind, tray);
  const pending = useRef<(() => Promise<void>) | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  const attaching = useAttachTray(view, kind, onAttached);
  const isBusy = tray.isTaking || scanning.isScanning || attaching.isPending;
  const { selected, lookedAt, source, replaces } = state;

  const take = async (what: Take) => {
    setStatus('');
    const page = await tray.take(what, replaces);
    if (!page) return;
    state.forgetRetake();
    // The camera goes on with the other side; what came as a file is looked at.
    state.select(page.pageId, { stays: what.from === 'camera' });
    setStatus(`Página tomada: ${pageStateNames[pageState(page)].toLowerCase()}.`);
  };
  const scan = async (scannerId: string, options: ScanOptions) => {
    const before = new Set(pages.map(({ pageId }) => pageId));
    const answer = await scanning.start({ scannerId, options, replaces });
    if (!answer.ok) return;
    const page = answer.value.pages.find(({ pageId }) => !before.has(pageId));
    state.forgetRetake();
    if (page) state.select(page.pageId);
  };
  const attach = async () => {
    if (isBusy || pages.length === 0) return;
    await pending.current?.();
    const [warned] = warnedPages(pages);
    const page = warned === undefined ? undefined : pages[warned - 1];
    if (page) {
      state.select(page.pageId);
      setStatus('');
      tray.tellFailure('warnings-open');
      side.current?.focus();
      return;
    }
    const written = kind === 'authorization-letter' ? letterOf(letter.latest()) : null;
    // The form sums up what is missing, and takes the focus.
    if (kind === 'authorization-letter' && !written) setAttempt(attempt + 1);
    else attaching.mutate(written);
  };
  useShortcut('Ctrl+Enter', () => void attach(), 'Adjuntar', { within: root });
  const isOver = useBroughtFiles((from, files) => void take({ from, files }));
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !brought) return;
    begun.current = true;
    void take(brought);
  });
  const refused = attaching.data?.ok === false ? attaching.data.error : null;
  const words = refused === null ? null : captureWords(refused);
  return (
    <div ref={root} className={styles.desk} data-over={isOver || undefined}>
      <div className={styles.top}>
        <SourceBar
          chosen={lookedAt ? null : source}
          onChoose={(chosen) => {
            rememberSource(chosen);
            state.chooseSource(chosen);
          }}
        />
        {replaces !== null && (
          <div className={styles.retake} role="status">
            Lo que tome ahora reemplaza la página {state.numberOf(replaces)}.
            <Button size="xs" variant="default" onClick={state.forgetRetake}>
              Mejor agregar
            </Button>
          </div>
        )}
      </div>
      <nav className={styles.left} aria-label={`Páginas de: ${documentKindNames[kind]}`}>
        <PageList
          caseId={caseId}
          kind={kind}
          pages={pages}
          selectedId={selected?.pageId ?? null}
          onSelect={state.select}
          onMove={(pageId, to) => void tray.move(pageId, to)}
          onRemove={(pageId) => void tray.remove(pageId)}
          onRetake={state.retake}
        />
      </nav>
      <div className={styles.middle}>
        <TrayFailures failures={tray.failures} onDismiss={tray.dismissFailures} />
        {words && (
          <Banner kind="error" title={words.title}>
            {words.explanation} {words.wayOn}
          </Banner>
        )}
        {tray.isTaking && <LoadingState label="Revisando, cifrando y guardando" />}
        {lookedAt && (
          <PageEditor
            key={lookedAt.pageId}
            caseId={caseId}
            kind={kind}
            page={lookedAt}
            number={state.numberOf(lookedAt.pageId)}
            onAdjust={(adjustments) => tray.adjust(lookedAt.pageId, adjustments)}
            onPending={(flush) => {
              pending.current = flush;
            }}
          />
        )}
        {!lookedAt && source && (
          <SourcePanel
            key={`${source} ${state.choices}`}
            source={source}
            kind={kind}
            pages={pages.length}
            scanning={scanning}
            takesFocus={state.choices > 0}
            isBusy={isBusy}
            onTake={take}
            onScan={(scannerId, options) => void scan(scannerId, options)}
          />
        )}
      </div>
      <aside ref={side} className={styles.side} tabIndex={-1} aria-label="Revisión">
        <CaptureSide
          view={view}
          kind={kind}
          pages={pages}
          selected={selected}
          number={selected ? state.numberOf(selected.pageId) : 0}
          isBusy={tray.isBusy || attaching.isPending}
          onRetake={state.retake}
          onOverrule={(pageId, reason) => void tray.overrule(pageId, reason)}
        >
          {kind === 'authorization-letter' && (
            <CapturedLetter view={view} value={letter.value} onChange={letter.change} attempt={attempt} />
          )}
        </CaptureSide>
      </aside>
      <AttachBar
        pages={pages.length}
        isAttaching={attaching.isPending}
        isBusy={isBusy}
        status={status}
        onAttach={() => void attach()}
        onClose={onClose}
      />
    </div>
  );
}
