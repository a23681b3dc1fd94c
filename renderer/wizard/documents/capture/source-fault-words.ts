import type { ScannerFault } from '../../../../shared/ipc/source-schemas.ts';
import type { RefusalWords } from '../../../components/refusal-words.ts';

type FolderFault = 'folder-gone' | 'file-gone' | 'file-changing' | 'not-a-file' | 'file-stays';
export type SourceFault = FolderFault | ScannerFault;

const words: Readonly<Record<SourceFault, RefusalWords>> = {
  'folder-gone': {
    title: 'La carpeta vigilada no está',
    explanation: 'La carpeta se movió, se borró o la unidad está desconectada.',
    wayOn: 'Conecte la unidad o avise al jefe de la oficina; mientras, use otro origen.',
  },
  'file-gone': {
    title: 'El archivo ya no está en la carpeta',
    explanation: 'Otra persona u otro programa lo movió o lo borró.',
    wayOn: 'Elija otro de la lista, o escanee de nuevo.',
  },
  'file-changing': {
    title: 'El archivo todavía se está copiando',
    explanation: 'El escáner no terminó de guardarlo.',
    wayOn: 'Espere unos segundos y tómelo de nuevo.',
  },
  'not-a-file': {
    title: 'Eso no es un archivo',
    explanation: 'Es una carpeta, un acceso directo u otra cosa que no se abre.',
    wayOn: 'Guarde el documento mismo en la carpeta vigilada.',
  },
  'file-stays': {
    title: 'Las páginas están aquí, pero el archivo sigue en la carpeta',
    explanation: 'No se pudo apartar: la carpeta no deja mover archivos, o el archivo cambió mientras tanto.',
    wayOn: 'No lo tome otra vez. Bórrelo de la carpeta, o avise al administrador si no puede.',
  },
  unreachable: {
    title: 'El escáner no responde',
    explanation: 'Está apagado, desconectado o en otra dirección de la red.',
    wayOn: 'Enciéndalo, revise su cable o red, y vuelva a intentar.',
  },
  busy: {
    title: 'El escáner está ocupado',
    explanation: 'Otra persona lo está usando.',
    wayOn: 'Espere a que termine y vuelva a intentar.',
  },
  'feeder-empty': {
    title: 'No hay hojas en el alimentador',
    explanation: 'El escáner no encontró ninguna hoja que tomar.',
    wayOn: 'Ponga las hojas, o elija el vidrio, y vuelva a intentar.',
  },
  jammed: {
    title: 'Se atascó una hoja en el escáner',
    explanation: 'Las páginas anteriores a la hoja atascada siguen aquí.',
    wayOn: 'Saque la hoja, póngala de nuevo y siga desde ella.',
  },
  'cover-open': {
    title: 'El escáner está abierto',
    explanation: 'Su tapa o su alimentador no está cerrado.',
    wayOn: 'Ciérrelo y vuelva a intentar.',
  },
  cancelled: {
    title: 'El escaneo se canceló',
    explanation: 'Las páginas que llegaron antes siguen aquí.',
    wayOn: 'Escanee de nuevo cuando quiera.',
  },
  'certificate-unknown': {
    title: 'Nadie aceptó todavía el certificado del escáner',
    explanation:
      'Un escáner con dirección https se usa una vez que alguien comprueba que es el de la oficina.',
    wayOn: 'Pida al jefe o al administrador que lo acepte en Fuentes de captura; mientras, use otro origen.',
  },
  'certificate-changed': {
    title: 'El escáner no es el que se registró',
    explanation: 'Su certificado cambió: puede ser otro equipo en la misma dirección.',
    wayOn: 'Avise al jefe de la oficina, que lo vuelve a aceptar si es el mismo; mientras, use otro origen.',
  },
  'not-a-scanner': {
    title: 'En esa dirección no hay un escáner',
    explanation: 'Lo que responde no es un escáner de red.',
    wayOn: 'Avise al jefe de la oficina para que corrija la dirección.',
  },
  silent: {
    title: 'El escáner dejó de responder',
    explanation: 'No envió nada a tiempo. Las páginas que llegaron antes siguen aquí.',
    wayOn: 'Mire si pide algo en su pantalla, y vuelva a intentar.',
  },
  'unreadable-answer': {
    title: 'No se entiende lo que envía el escáner',
    explanation: 'Su respuesta no sigue la norma o llegó dañada.',
    wayOn: 'Apáguelo y enciéndalo, y vuelva a intentar; si se repite, use otro origen.',
  },
  'no-paper-size': {
    title: 'El escáner no dice qué tamaño de papel admite',
    explanation: 'Sin el tamaño no se le puede pedir una página.',
    wayOn: 'Avise al jefe de la oficina; mientras, use otro origen.',
  },
};

export function isSourceFault(code: string): code is SourceFault {
  return Object.hasOwn(words, code);
}

/** Why a scanner or the watched folder gave nothing: title, why, and the way on. */
export function sourceFaultWords(code: SourceFault): RefusalWords {
  return words[code];
}
