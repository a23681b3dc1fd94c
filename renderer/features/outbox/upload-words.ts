import type { UploadRow, UploadsView } from '../../../shared/ipc/upload-channels.ts';
import { sendingErrorWords } from '../../components/line-words.ts';

/** `1,4 MB`, as a person reads a size. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

const failures: Readonly<Record<string, string>> = {
  'not-here': 'El archivo ya no está en este equipo. Capture el documento otra vez en su trámite',
  damaged: 'El archivo está dañado en este equipo. Capture el documento otra vez en su trámite',
  'document-other': 'La oficina central tiene otro contenido para este documento. Avise al administrador',
  'not-found': 'La oficina central ya no recibe este documento',
  'too-large': 'La oficina central no acepta un documento tan grande. Captúrelo con menos resolución',
  'bad-request': 'La oficina central no entiende el envío. Avise al administrador',
  'hash-mismatch': 'Llegó con errores y se envía otra vez desde el principio',
};

/** How a document stands on its way. */
export function uploadWords({ state, percent, lastError, attempts }: UploadRow): string {
  if (state === 'sending') return `Enviando, ${percent ?? 0} %`;
  if (lastError === null) return attempts === 0 ? 'Espera su turno' : 'Espera otro intento';
  return failures[lastError] ?? sendingErrorWords(lastError);
}

/** What waits in all. */
export function uploadsWords({ count, bytes, isPaused }: UploadsView): string {
  const what = count === 1 ? '1 documento' : `${count} documentos`;
  const state = isPaused ? 'en pausa; lo demás se sigue enviando' : 'salen después de las operaciones';
  return `${what}, ${sizeWords(bytes)} — ${state}`;
}
