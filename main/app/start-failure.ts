import { assertNever } from '../../shared/result.ts';
import type { OpenFailure } from '../store/sqlite-code.ts';
import type { EnvironmentProblem } from './environment.ts';

/** Why the application cannot start or go on; each has a way on for the person in front of it. */
export type StartFailure =
  | ({ readonly kind: 'setting' } & EnvironmentProblem)
  | { readonly kind: 'folder'; readonly folder: string; readonly code: string }
  | { readonly kind: 'store'; readonly code: OpenFailure; readonly file: string }
  | { readonly kind: 'fault' | 'page'; readonly folder: string };

export interface Message {
  readonly title: string;
  readonly text: string;
}

const support = 'Si el problema continúa, avise a Soporte Técnico con este mensaje.';

function describeSetting({ variable, reason }: EnvironmentProblem): string {
  switch (reason) {
    case 'malformed':
      return `El valor de ${variable} no es válido. Corríjalo o quítelo y vuelva a iniciar Reversa.`;
    case 'refused-when-packaged':
      return `${variable} sirve solamente para pruebas y no se admite en esta instalación. Quítelo y vuelva a iniciar Reversa.`;
    default:
      return assertNever(reason, 'reason');
  }
}

function describeStore(code: OpenFailure, file: string): string {
  switch (code) {
    case 'damaged':
      return `El archivo de datos está dañado:\n${file}\n\nNo lo borre ni lo reemplace: puede contener trámites que aún no se enviaron. Avise a Soporte Técnico para recuperarlos.`;
    case 'newer-database':
      return `El archivo de datos fue usado por una versión más nueva de Reversa:\n${file}\n\nInstale la versión más nueva y vuelva a iniciar. Los datos no se modificaron.`;
    case 'unwritable':
      return `Reversa no puede escribir en el archivo de datos:\n${file}\n\nVerifique que el disco tenga espacio y no sea de solo lectura, y que su usuario tenga permiso de escritura en esa carpeta. Los datos no se modificaron.`;
    case 'locked':
      return `Otro programa está usando el archivo de datos:\n${file}\n\nCierre las otras ventanas de Reversa y los programas de copia o antivirus que lo tengan abierto, y vuelva a iniciar.`;
    default:
      return assertNever(code, 'store problem');
  }
}

/** What the person is told, in words that name the file and what to do. */
export function describeStartFailure(failure: StartFailure): Message {
  switch (failure.kind) {
    case 'setting':
      return { title: 'Reversa: configuración no válida', text: describeSetting(failure) };
    case 'folder':
      return {
        title: 'Reversa no puede usar su carpeta de datos',
        text: `No se puede crear o escribir la carpeta:\n${failure.folder} (${failure.code})\n\nVerifique que exista el disco, que tenga espacio y que su usuario tenga permiso de escritura, y vuelva a iniciar.`,
      };
    case 'store':
      return { title: 'Reversa no puede abrir sus datos', text: describeStore(failure.code, failure.file) };
    case 'fault':
      return {
        title: 'Reversa se cierra por un error inesperado',
        text: `Lo que ya se guardó está en:\n${failure.folder}\n\nVuelva a iniciar Reversa. ${support}`,
      };
    case 'page':
      return {
        title: 'Reversa se cierra porque su pantalla no responde',
        text: `Lo que ya se guardó está en:\n${failure.folder}\n\nCierre otros programas para liberar memoria y vuelva a iniciar Reversa. ${support}`,
      };
    default:
      return assertNever(failure, 'start failure');
  }
}
