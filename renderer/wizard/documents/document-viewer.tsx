import { Modal } from '@mantine/core';
import { type CapturedDocument, documentKindNames } from '../../../shared/domain/documents.ts';
import { LoadingState } from '../../components/loading-state.tsx';
import styles from './documents.module.css';
import { useDocumentView, viewErrorOf } from './use-document-view.ts';
import { ViewFailure } from './view-failure.tsx';
import { ViewedPages } from './viewed-pages.tsx';

interface DocumentViewerProps {
  readonly caseId: string;
  readonly document: CapturedDocument;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function OpenedDocument({ caseId, document }: Pick<DocumentViewerProps, 'caseId' | 'document'>) {
  const view = useDocumentView(caseId, document.documentId);
  const again = () => void view.refetch();
  if (view.isFetching) return <LoadingState label="Descifrando el documento" />;
  if (view.isError) return <ViewFailure code={viewErrorOf(view.error)} onRetry={again} />;
  return (
    view.data && (
      <ViewedPages
        key={view.data.viewId}
        viewId={view.data.viewId}
        pages={view.data.pages}
        name={documentKindNames[document.kind]}
        onReopen={again}
      />
    )
  );
}

/** A captured document, shown again page by page, with its purpose written across it (COM-DSC-P06 A.8, A.12; R18). */
export function DocumentViewer({ caseId, document, opened, onClose }: DocumentViewerProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <span tabIndex={-1} data-autofocus className={styles.title}>
          {documentKindNames[document.kind]}
        </span>
      }
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      fullScreen
    >
      <OpenedDocument caseId={caseId} document={document} />
    </Modal>
  );
}
