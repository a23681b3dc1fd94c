import { protocol } from 'electron';
import { answerPage } from './answer-page.ts';
import { appScheme } from './bundle-files.ts';

/** Has to be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // Standard: relative addresses and an origin of its own. Secure: the camera and the cryptography of pages.
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** @param root the folder of the bundle. */
export function serveBundle(root: string): void {
  protocol.handle(appScheme, (request) => answerPage(root, request));
}
