import { expect, type Locator, type Page } from '@playwright/test';
import { type DocumentKind, documentKindNames } from '../../../shared/domain/documents.ts';

export interface PaperFile {
  readonly name: string;
  readonly buffer: Buffer;
}

/** One of the places for a paper of the customer. */
export function paperSlot(page: Page, kind: DocumentKind): Locator {
  return page.getByRole('region', { name: documentKindNames[kind], exact: true });
}

/** The screen with which a paper is captured. */
export function captureScreen(page: Page, kind: DocumentKind): Locator {
  return page.getByRole('dialog', { name: `Capturar: ${documentKindNames[kind]}` });
}

/** The pages of the paper that is being captured, in their order. */
export const pagesOf = (screen: Locator) =>
  screen.getByRole('listbox', { name: 'Páginas' }).getByRole('option');

/** Waits until the screen has the focus and its keys: a test presses them sooner than anybody. */
export async function captureOpened(page: Page, kind: DocumentKind): Promise<Locator> {
  const screen = captureScreen(page, kind);
  await expect(screen.getByText(`Capturar: ${documentKindNames[kind]}`)).toBeFocused();
  await expect(page.getByRole('list', { name: 'Teclas' })).toContainText('Adjuntar');
  return screen;
}

/** Opens the screen of a paper from its place. */
export async function openCapture(page: Page, kind: DocumentKind): Promise<Locator> {
  await paperSlot(page, kind)
    .getByRole('button', { name: /^(Capturar|Cambiar|Seguir con la captura)/ })
    .click();
  return captureOpened(page, kind);
}

/** Chooses files, as the system's dialog hands them over. */
export async function chooseFiles(screen: Locator, ...files: readonly PaperFile[]): Promise<void> {
  await screen.getByRole('button', { name: /^Archivo/ }).click();
  await screen
    .getByLabel('Elegir archivo')
    .setInputFiles(files.map(({ name, buffer }) => ({ name, mimeType: 'image/png', buffer })));
}

/** What a letter says, typed into its form: the holder authorizes somebody for this request. */
export async function typeLetter(screen: Locator): Promise<void> {
  await screen.getByRole('button', { name: 'Autoriza el titular' }).click();
  await screen.getByRole('textbox', { name: 'A quién autoriza' }).fill('Rosa Demo Apoderada');
  await screen.getByRole('textbox', { name: 'C.I. del apoderado' }).fill('7700112 LP');
  await screen.getByRole('textbox', { name: 'Fecha de la carta' }).fill('02/11/2026');
  await screen.getByRole('textbox', { name: 'Para qué autoriza' }).fill('Anular la solicitud.');
}

/** Attaches the pages that are there by the key, and waits until the screen is gone. */
export async function attachPages(page: Page, kind: DocumentKind): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(captureScreen(page, kind)).toHaveCount(0, { timeout: 30_000 });
}

/** A paper captured from a file that is good enough, as a clerk does it; a letter with what it says. */
export async function attachPaper(page: Page, kind: DocumentKind, file: PaperFile): Promise<void> {
  const screen = await openCapture(page, kind);
  await chooseFiles(screen, file);
  await expect(pagesOf(screen)).toHaveCount(1, { timeout: 20_000 });
  if (kind === 'authorization-letter') await typeLetter(screen);
  await attachPages(page, kind);
  await expect(paperSlot(page, kind).getByText('Documento adjuntado.')).toBeVisible();
}

/** Files as they are dragged from the desktop, or copied there. */
async function carried(page: Page, files: readonly PaperFile[]) {
  const contents = files.map(({ name, buffer }) => ({ name, content: buffer.toString('base64') }));
  return page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, content } of all) {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, contents);
}

/** Lets files fall onto a place. */
export async function dropFiles(page: Page, place: Locator, ...files: readonly PaperFile[]): Promise<void> {
  const dataTransfer = await carried(page, files);
  await place.dispatchEvent('dragover', { dataTransfer });
  await place.dispatchEvent('drop', { dataTransfer });
}

/** Pastes a picture that was copied, where the focus is. */
export async function pastePicture(page: Page, file: PaperFile): Promise<void> {
  const transfer = await carried(page, [file]);
  await page.evaluate((clipboardData) => {
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, transfer);
}
