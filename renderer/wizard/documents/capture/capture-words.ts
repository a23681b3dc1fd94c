import {
  type DocumentFault,
  documentFaults,
  documentFaultWords,
} from '../../../../shared/domain/documents.ts';
import type { ErrorOf, RouterError } from '../../../../shared/ipc/contract.ts';
import { type RefusalWords, refusalWords } from '../../../components/refusal-words.ts';
import { isSourceFault, sourceFaultWords } from './source-fault-words.ts';

type TrayChannel =
  | 'getTray'
  | 'addToTray'
  | 'getTrayPage'
  | 'adjustPage'
  | 'overrulePage'
  | 'movePage'
  | 'removePage'
  | 'readCard'
  | 'attachTray'
  | 'takeFromFolder'
  | 'scan'
  | 'getScanner';
export type CaptureError = ErrorOf<TrayChannel> | RouterError;

type OwnError = 'no-safe-storage' | 'disk' | 'too-many-pages' | 'too-slow' | 'workshop-failed';
type AttachError = 'nothing-captured' | 'warnings-open' | 'letter-missing';

const words: Readonly<Record<OwnError | AttachError, RefusalWords>> = {
  'no-safe-storage': {
    title: 'Esta estación no puede cifrar documentos',
    explanation: 'El almacén seguro del sistema no está disponible, y sin él no se guarda ninguno.',
    wayOn: 'Avise al administrador; el trámite puede seguir en otra estación.',
  },
  disk: {
    title: 'El documento no se pudo guardar',
    explanation: 'El disco está lleno, protegido o dañado. No quedó nada a medias.',
    wayOn: 'Libere espacio o avise al administrador, e inténtelo de nuevo.',
  },
  'too-many-pages': {
    title: 'Son demasiadas páginas',
    explanation: 'Un documento tiene hasta 40 páginas, contando las que ya están aquí.',
    wayOn: 'Quite las que no hacen falta, o traiga un archivo con menos páginas.',
  },
  'too-slow': {
    title: 'El archivo tarda demasiado en prepararse',
    explanation: 'Se dejó de intentar para no detener el trabajo. Lo capturado antes sigue aquí.',
    wayOn: 'Escanee el documento a 300 ppp o menos, y tráigalo de nuevo.',
  },
  'workshop-failed': {
    title: 'El programa no pudo preparar la imagen',
    explanation: 'La parte que lee los archivos se detuvo y empezó de nuevo. Lo capturado antes sigue aquí.',
    wayOn: 'Inténtelo otra vez; si se repite, escanee el documento de nuevo.',
  },
  'nothing-captured': {
    title: 'Todavía no hay páginas',
    explanation: 'No hay nada que adjuntar.',
    wayOn: 'Tome al menos una página.',
  },
  'warnings-open': {
    title: 'Quedan páginas con advertencias',
    explanation: 'Cada advertencia se resuelve antes de adjuntar.',
    wayOn: 'Tome la página de nuevo, o consérvela con un motivo.',
  },
  'letter-missing': {
    title: 'Faltan los datos de la carta',
    explanation: 'Con la carta se registra quién autoriza, a quién y para qué.',
    wayOn: 'Complételos y adjunte de nuevo.',
  },
};

function isFault(code: CaptureError): code is DocumentFault {
  return (documentFaults as readonly string[]).includes(code);
}

function isOwn(code: CaptureError): code is OwnError | AttachError {
  return Object.hasOwn(words, code);
}

/** Why a page was not taken or a document not attached. Some codes mean something else here than on other channels. */
export function captureWords(code: CaptureError): RefusalWords {
  if (isFault(code)) return documentFaultWords[code];
  if (isOwn(code)) return words[code];
  if (isSourceFault(code)) return sourceFaultWords(code);
  return refusalWords(code);
}
