import { Modal } from '@mantine/core';
import { type DocumentKind, documentKindNames } from '../../../../shared/domain/documents.ts';
import type { CaseView } from '../../../../shared/ipc/views.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingState } from '../../../components/loading-state.tsx';
import styles from './capture.module.css';
import { CaptureDesk } from './capture-desk.tsx';
import { type Take, useTray } from './use-tray.ts';

interface CaptureDialogProps {
  readonly view: CaseView;
  readonly kind: DocumentKind;
  readonly opened: boolean;
  /** What was dropped to open it. */
  readonly brought: Take | null;
  readonly onClose: () => void;
  readonly onAttached: () => void;
}

function OpenedDesk({ view, kind, brought, onClose, onAttached }: Omit<CaptureDialogProps, 'opened'>) {
  const tray = useTray(view.state.caseId, kind);
  if (tray.pages)
    return (
      <CaptureDesk
        view={view}
        kind={kind}
        tray={tray}
        pages={tray.pages}
        brought={brought}
        onClose={onClose}
        onAttached={onAttached}
      />
    );
  if (tray.error) return <ErrorState error={tray.error} onRetry={tray.retry} />;
  return <LoadingState label="Abriendo la captura" />;
}

/** One paper of the customer, captured: taken, made legible, judged, attached (COM-DSC-P06 A.8, A.12). */
export function CaptureDialog({ view, kind, opened, brought, onClose, onAttached }: CaptureDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // The heading takes the focus, as a page's does (U2).
      title={
        <span tabIndex={-1} data-autofocus className={styles.title}>
          Capturar: {documentKindNames[kind]}
        </span>
      }
      fullScreen
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.dialog, header: styles.dialogHead, body: styles.dialogBody }}
    >
      <OpenedDesk view={view} kind={kind} brought={brought} onClose={onClose} onAttached={onAttached} />
    </Modal>
  );
}
