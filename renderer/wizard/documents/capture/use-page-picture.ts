import { useQuery } from '@tanstack/react-query';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { TrayPage } from '../../../../shared/ipc/document-channels.ts';
import { query } from '../../../bridge/bridge.ts';

/** Milliseconds that a picture is kept after it left the screen: to and fro between pages draws them at once. */
const keptFor = 30_000;

export const pagePictures = 'tray-page';

interface PagePictureOptions {
  readonly caseId: string;
  readonly kind: DocumentKind;
  readonly page: TrayPage;
  /** As it will be, or as it was taken. */
  readonly adjusted: boolean;
  /** Pixels. */
  readonly width: number;
  readonly enabled?: boolean;
}

/** A page's picture as the address of an image; its bytes never become a file. */
export function usePagePicture({ caseId, kind, page, adjusted, width, enabled = true }: PagePictureOptions) {
  const { pageId, adjustments } = page;
  const picture = useQuery({
    queryKey: [
      pagePictures,
      caseId,
      kind,
      pageId,
      adjusted ? JSON.stringify(adjustments) : 'as-taken',
      width,
    ],
    queryFn: () => query('getTrayPage', { caseId, kind, pageId, adjusted, width }),
    enabled,
    gcTime: keptFor,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // The picture before stands until the next is drawn, but never another page's.
    placeholderData: (before, of) => (of?.queryKey[3] === pageId ? before : undefined),
  });
  return {
    url: picture.data ? `data:image/jpeg;base64,${picture.data.content}` : null,
    error: picture.error,
    retry: () => void picture.refetch(),
  };
}
