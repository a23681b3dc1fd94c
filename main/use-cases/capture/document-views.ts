import type { CapturedDocument } from '../../../shared/domain/documents.ts';
import type { NewId } from '../../platform/ids.ts';

/** A document whose content somebody is looking at, in clear: in memory alone. */
export interface DocumentView {
  readonly userId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly document: Pick<CapturedDocument, 'documentId' | 'kind'>;
  readonly pages: number;
  readonly bytes: Uint8Array;
}

export interface DocumentViews {
  /** @returns the view's id. The oldest ends where there would be too many. */
  open(view: DocumentView): string;
  /** @returns null for a view that has ended, or is somebody else's. */
  find(viewId: string, userId: string): DocumentView | null;
  close(viewId: string): void;
  /** The session was locked, or ended. */
  closeAll(): void;
}

const mostViews = 3;
/** Milliseconds without a page being drawn after which a view ends by itself. */
const idleLimit = 15 * 60_000;

export function createDocumentViews(newId: NewId): DocumentViews {
  const views = new Map<string, { readonly view: DocumentView; readonly timer: NodeJS.Timeout }>();

  function close(viewId: string): void {
    clearTimeout(views.get(viewId)?.timer);
    views.delete(viewId);
  }

  return {
    open(view) {
      const viewId = newId();
      const [oldest] = views.keys();
      if (views.size >= mostViews && oldest !== undefined) close(oldest);
      const timer = setTimeout(() => close(viewId), idleLimit);
      timer.unref();
      views.set(viewId, { view, timer });
      return viewId;
    },
    find(viewId, userId) {
      const found = views.get(viewId);
      if (found === undefined || found.view.userId !== userId) return null;
      found.timer.refresh();
      return found.view;
    },
    close,
    closeAll() {
      for (const viewId of [...views.keys()]) close(viewId);
    },
  };
}
