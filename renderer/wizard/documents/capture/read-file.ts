import { type DocumentFault, largestDocument } from '../../../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';

/** @returns base64; null where the bytes cannot be read, as of a file that is gone or a folder. */
export function readBase64(content: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(content);
  });
}

/**
 * Reads a chosen file as base64, to be sent to the main process, which looks at its content.
 *
 * @returns `empty` or `too-large` without reading; `damaged` when it cannot be read.
 */
export async function readFileContent(file: File): Promise<Result<string, DocumentFault>> {
  if (file.size === 0) return refuse('empty');
  if (file.size > largestDocument) return refuse('too-large');
  const content = await readBase64(file);
  return content === null ? refuse('damaged') : ok(content);
}
