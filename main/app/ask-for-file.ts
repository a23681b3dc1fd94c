import { extname, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

const fileTypes: Readonly<Record<string, string>> = {
  '.pdf': 'Documento PDF',
  '.xlsx': 'Libro de Excel',
  '.csv': 'Archivo CSV',
  '.json': 'Envío de Reversa',
  '.bpmn': 'Diagrama BPMN 2.0',
};

/** @returns the chosen place of a file; null when the dialog was closed without one. */
export async function askForFile(
  parent: BrowserWindow | null,
  folder: string,
  suggestedName: string,
): Promise<string | null> {
  const extension = extname(suggestedName);
  const options: Electron.SaveDialogOptions = {
    title: 'Guardar',
    buttonLabel: 'Guardar',
    defaultPath: join(folder, suggestedName),
    filters: [{ name: fileTypes[extension] ?? 'Archivo', extensions: [extension.slice(1)] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
