import { refuseUser, type WindowKind } from '../ipc/access.ts';
import type { SessionHolder } from '../use-cases/ports.ts';
import { appOrigin } from './bundle-files.ts';

/** A page's wish for a permission, as Electron tells it. */
export interface PermissionWish {
  readonly permission: string;
  /** What sorts of media: `video`, `audio`, `unknown`; empty where it is said of none. */
  readonly media: readonly string[];
  /** Of the frame that asks: an origin or a whole address. */
  readonly asking: string;
  readonly isMainFrame: boolean;
  /** Null for a page in no window of ours. */
  readonly window: WindowKind | null;
  /** What the window shows. */
  readonly address: string;
}

/** Papers are captured on a case's page. */
const casePage = /^#\/tramites\/[0-9a-f-]{36}(?:[/?]|$)/;

/** The origin of an address; null for what is none. A scheme of our own has no `origin` for Node. */
function originOf(address: string): string | null {
  const url = URL.parse(address);
  return url === null ? null : `${url.protocol}//${url.host}`;
}

/**
 * May the page use the camera now (R4)? The picture alone and never the sound, for the main window's own page, on a case's page, while
 * somebody is signed in who may capture. Asked anew each time that a page wants it: nothing of it is kept.
 */
export function mayUseCamera(
  { permission, media, asking, isMainFrame, window, address }: PermissionWish,
  session: Pick<SessionHolder, 'current' | 'isLocked'>,
): boolean {
  if (permission !== 'media' || media.length === 0 || media.some((each) => each !== 'video')) return false;
  if (window !== 'main' || !isMainFrame || originOf(asking) !== appOrigin) return false;
  const shown = URL.parse(address);
  if (shown === null || originOf(address) !== appOrigin || !casePage.test(shown.hash)) return false;
  return refuseUser('addToTray', session) === null;
}
