import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

/** @returns the chosen place of a PDF; null when the dialog was closed without one. */
export async function askForPdf(
  parent: BrowserWindow | null,
  folder: string,
  suggestedName: string,
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title: 'Guardar la notificación',
    buttonLabel: 'Guardar',
    defaultPath: join(folder, suggestedName),
    filters: [{ name: 'Documento PDF', extensions: ['pdf'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
