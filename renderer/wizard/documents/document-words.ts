import { businessDay, formatDate } from '../../../shared/domain/dates.ts';
import type { ErrorOf, RouterError } from '../../../shared/ipc/contract.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { assertNever } from '../../../shared/result.ts';
import { type RefusalWords, refusalWords } from '../../components/refusal-words.ts';

export type OpenError =
  | ErrorOf<'openDocument'>
  | ErrorOf<'drawPage'>
  | ErrorOf<'printDocument'>
  | RouterError;

/** `312 kB`, `2,4 MB` */
export function formatBytes(bytes: number): string {
  const thousands = Math.max(1, Math.round(bytes / 1000));
  return thousands < 1000 ? `${thousands} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

/** Where a document is, in words. */
export function placeWords({ place, percent, problem, deletedAt }: CaseView['documents'][number]): string {
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
    case 'deleted':
      return deletedAt === undefined
        ? 'Eliminado al cumplirse su plazo'
        : `Eliminado el ${formatDate(businessDay(deletedAt))} al cumplirse su plazo`;
    default:
      return assertNever(place);
  }
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
  if (code === 'not-found')
    return {
      title: 'El documento se cerró',
      explanation: 'La sesión se bloqueó, pasó mucho tiempo o se abrieron otros documentos.',
      wayOn: 'Vuelva a abrirlo; queda anotado en el registro como otra vista.',
    };
  if (code === 'deleted')
    return {
      title: 'El documento ya se eliminó',
      explanation:
        'Su plazo de conservación terminó y la central borró la copia. El registro del trámite sigue.',
      wayOn: 'Si hace falta otra vez, pídalo al cliente y captúrelo de nuevo.',
    };
  if (code === 'too-slow')
    return {
      title: 'El documento tarda demasiado en dibujarse',
      explanation:
        'Su contenido es muy pesado para este equipo y el intento se cortó. El archivo sigue guardado.',
      wayOn: 'Vuelva a intentar; si se repite, capture el documento de nuevo con menos resolución.',
    };
  if (code === 'workshop-failed')
    return {
      title: 'El documento no se pudo dibujar',
      explanation:
        'El proceso que dibuja los documentos se cerró y se volvió a iniciar. El archivo sigue guardado.',
      wayOn: 'Vuelva a intentar; si se repite, avise al administrador.',
    };
  return refusalWords(code);
}

/** Is there hope that the same will go well a moment later? */
export function mayTryAgain(code: OpenError): boolean {
  return ['offline', 'not-here', 'not-found', 'too-slow', 'workshop-failed', 'stale-case', 'failed'].includes(
    code,
  );
}
