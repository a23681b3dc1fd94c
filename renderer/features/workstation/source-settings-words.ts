import type { ErrorOf, RouterError } from '../../../shared/ipc/contract.ts';
import type { ScannerView, SourceSettingsView } from '../../../shared/ipc/source-schemas.ts';
import { assertNever } from '../../../shared/result.ts';
import { type RefusalWords, refusalWords } from '../../components/refusal-words.ts';
import { isSourceFault, sourceFaultWords } from '../../wizard/documents/capture/source-fault-words.ts';

type SettingsError =
  | ErrorOf<'getSourceSettings' | 'setSourceSettings' | 'getScanner' | 'getScannerCertificate'>
  | RouterError;

/** Why settings were not kept, or a scanner did not answer as one. */
export function sourceSettingsWords(code: SettingsError): RefusalWords {
  switch (code) {
    case 'not-a-folder':
      return {
        title: 'En este equipo no hay una carpeta con esa dirección',
        explanation: 'Hace falta la dirección entera de una carpeta que exista y que Reversa pueda abrir.',
        wayOn: 'Cópiela del explorador de archivos, por ejemplo C:\\Escaneos o \\\\servidor\\escaneos.',
      };
    case 'bad-address':
      return {
        title: 'La dirección del escáner no se admite',
        explanation:
          'Empieza con https://, o con http:// si el escáner está en la red de la oficina, y no lleva usuario ni contraseña.',
        wayOn: 'Búsquela en la pantalla del escáner, por ejemplo http://192.168.1.20/eSCL.',
      };
    case 'disk':
      return {
        title: 'Las fuentes no se pudieron guardar',
        explanation: 'El disco está lleno, protegido o dañado. Siguen como estaban.',
        wayOn: 'Libere espacio o avise a soporte, e inténtelo de nuevo.',
      };
    default:
      return isSourceFault(code) ? sourceFaultWords(code) : refusalWords(code);
  }
}

/** How the watched folder is just now. */
export function folderStateWords(folder: SourceSettingsView['folder']): string {
  if (folder === null) return 'No se vigila ninguna carpeta.';
  switch (folder.state) {
    case 'ready':
      if (folder.files === 0) return 'La carpeta está lista. No hay documentos por tomar.';
      return `La carpeta está lista. ${folder.files === 1 ? 'Hay un documento' : `Hay ${folder.files} documentos`} por tomar.`;
    case 'gone':
      return 'La carpeta no está: se movió, se borró o su unidad está desconectada.';
    case 'unreadable':
      return 'La carpeta está, pero Reversa no tiene permiso para leerla.';
    default:
      return assertNever(folder.state);
  }
}

const states: Readonly<Record<ScannerView['state'], string>> = {
  idle: 'listo',
  busy: 'ocupado',
  stopped: 'detenido: mire su pantalla',
};
const inputs = { platen: 'vidrio', feeder: 'alimentador' } as const;

/** What a scanner answered: `Listo. Vidrio y alimentador, 150 a 300 ppp.` */
export function scannerWords(scanner: ScannerView): string {
  const least = Math.min(...scanner.resolutions);
  const most = Math.max(...scanner.resolutions);
  const dots = least === most ? `a ${most} ppp` : `de ${least} a ${most} ppp`;
  return `Está ${states[scanner.state]}. Toma del ${scanner.inputs.map((each) => inputs[each]).join(' y del ')}, ${dots}.`;
}
