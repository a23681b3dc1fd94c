import { type DocumentFault, largestDocument } from '../../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';

/**
 * Reads a chosen file as base64, to be sent to the main process, which looks at its content.
 *
 * @returns `empty` or `too-large` without reading; `damaged` when it cannot be read.
 */
export function readFileContent(file: File): Promise<Result<string, DocumentFault>> {
  if (file.size === 0) return Promise.resolve(refuse('empty'));
  if (file.size > largestDocument) return Promise.resolve(refuse('too-large'));
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(ok(url.slice(url.indexOf(',') + 1)));
    };
    reader.onerror = () => resolve(refuse('damaged'));
    reader.readAsDataURL(file);
  });
}
