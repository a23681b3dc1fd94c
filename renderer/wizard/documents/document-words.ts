import {
  type CapturedDocument,
  type DocumentFault,
  type DocumentMediaType,
  documentFaults,
  documentFaultWords,
} from '../../../shared/domain/documents.ts';
import type { ErrorOf, RouterError } from '../../../shared/ipc/contract.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { assertNever } from '../../../shared/result.ts';
import { type RefusalWords, refusalWords } from '../../components/refusal-words.ts';

export type AttachError = ErrorOf<'attachDocument'> | RouterError;
export type OpenError = ErrorOf<'openDocument'> | RouterError;

export const mediaTypeNames: Readonly<Record<DocumentMediaType, string>> = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/tiff': 'TIFF',
  'application/pdf': 'PDF',
};

/** What the browser draws in a page: it has no TIFF, and a PDF would need a plug-in, which the content policy forbids. */
export function isDrawable({ mediaType }: Pick<CapturedDocument, 'mediaType'>): boolean {
  return mediaType === 'image/jpeg' || mediaType === 'image/png';
}

/** `312 kB`, `2,4 MB` */
export function formatBytes(bytes: number): string {
  const thousands = Math.max(1, Math.round(bytes / 1000));
  return thousands < 1000 ? `${thousands} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

function isFault(code: AttachError): code is DocumentFault {
  return (documentFaults as readonly string[]).includes(code);
}

/** Where a document is, in words. */
export function placeWords({ place, percent, problem }: CaseView['documents'][number]): string {
  switch (place) {
    case 'waiting':
      return 'En este equipo, por enviar';
    case 'sending':
      return `Enviando a la central: ${percent ?? 0} %`;
    case 'failed':
      return problem === 'damaged' || problem === 'not-here'
        ? 'Falta en la central: el archivo de este equipo está dañado o ya no está. Adjúntelo de nuevo'
        : 'Falta en la central: no lo aceptó. Adjúntelo de nuevo, o avise al administrador';
    case 'central':
      return 'En la central';
    case 'missing':
      return 'Falta en la central';
    default:
      return assertNever(place);
  }
}

/** Why a file was not attached. Some codes mean something else here than on other channels. */
export function attachWords(code: AttachError): RefusalWords {
  if (isFault(code)) return documentFaultWords[code];
  if (code === 'no-safe-storage')
    return {
      title: 'Esta estación no puede cifrar documentos',
      explanation: 'El almacén seguro del sistema no está disponible, y sin él no se guarda ninguno.',
      wayOn: 'Avise al administrador; el trámite puede seguir en otra estación.',
    };
  if (code === 'disk')
    return {
      title: 'El documento no se pudo guardar',
      explanation: 'El disco está lleno, protegido o dañado. No quedó nada a medias.',
      wayOn: 'Libere espacio o avise al administrador, y adjúntelo de nuevo.',
    };
  return refusalWords(code);
}

/** Why a document that was attached is not shown. */
export function openWords(code: OpenError): RefusalWords {
  if (code === 'not-here')
    return {
      title: 'El archivo todavía no está en la central',
      explanation: 'Está cifrado en la estación donde se adjuntó, que no lo ha terminado de enviar.',
      wayOn: 'Espere a que llegue, véalo en esa estación, o adjúntelo de nuevo en esta.',
    };
  if (code === 'offline')
    return {
      title: 'No hay línea con la central',
      explanation: 'El archivo no está en esta estación; hay que traerlo de la central, y no responde.',
      wayOn: 'Vuelva a abrirlo cuando haya línea.',
    };
  if (code === 'damaged')
    return {
      title: 'El archivo guardado no es el que se adjuntó',
      explanation: 'Se dañó o alguien lo cambió en el disco; por eso no se muestra.',
      wayOn: 'Avise al administrador, y adjunte el documento de nuevo.',
    };
  return refusalWords(code);
}
