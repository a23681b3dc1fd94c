import { app, type Session, type WebContents } from 'electron';
import type { PermissionWish } from './camera-permission.ts';

function guardContents(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }): void => event.preventDefault();
  // Routes are fragments, so a page of ours never navigates; a dropped file or a followed link would (R4).
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Every page that is ever made, whoever makes it, can neither leave nor open another. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** The page that asks: what it shows, and the window that it is in. */
export type MayBeGranted = (
  wish: Omit<PermissionWish, 'window' | 'address'>,
  contents: WebContents | null,
) => boolean;

/** Notifications, devices, clipboard reading and all others: nothing needs them. The camera alone may be granted. */
export function guardPermissions(session: Session, mayBeGranted: MayBeGranted): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { isMainFrame, requestingUrl: asking } = details;
    answer(mayBeGranted({ permission, media, asking, isMainFrame }, contents));
  });
  session.setPermissionCheckHandler((contents, permission, asking, { isMainFrame, mediaType }) =>
    mayBeGranted({ permission, media: mediaType ? [mediaType] : [], asking, isMainFrame }, contents),
  );
  session.setDevicePermissionHandler(() => false);
}
