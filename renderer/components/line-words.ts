import type { Line } from '../../shared/ipc/views.ts';

interface StoppedWords {
  readonly title: string;
  /** What a person has to do about it. */
  readonly wayOn: string;
}

/** Why the sending stands still, until somebody does something. */
export const stoppedWords: Readonly<Record<NonNullable<Line['problem']>, StoppedWords>> = {
  'device-revoked': {
    title: 'Equipo dado de baja',
    wayOn:
      'Avise al administrador. Lo que está por enviar se conserva en este equipo: expórtelo desde Envío y entréguele el archivo.',
  },
  fork: {
    title: 'Envío detenido',
    wayOn:
      'La oficina central rechaza una y otra vez los números de este equipo. Avise al administrador; lo que está por enviar se conserva y se puede exportar.',
  },
  'server-replaced': {
    title: 'La oficina central cambió',
    wayOn: 'No se borra ni se reemplaza nada por sí solo. Avise al administrador.',
  },
  protocol: {
    title: 'Hay que actualizar Reversa',
    wayOn: 'La oficina central usa otra versión. Lo que está por enviar se envía después de actualizar.',
  },
  'not-enrolled': {
    title: 'Equipo sin registrar',
    wayOn: 'Registre el equipo con el código que da el administrador.',
  },
};

/** The line's state in words: honest about what has not been sent (U11). */
export function lineWords({ state, problem, pending }: Pick<Line, 'state' | 'problem' | 'pending'>): string {
  const waiting = pending > 0 ? ` · ${pending} por enviar` : '';
  switch (state) {
    case 'stopped':
      return `${problem ? stoppedWords[problem].title : 'Envío detenido'}${waiting}`;
    case 'online':
      return `En línea${waiting}`;
    case 'connecting':
      return `Conectando${waiting}`;
    default:
      return pending > 0 ? `Sin conexión, se enviará después${waiting}` : 'Sin conexión';
  }
}

const sendingErrors: Readonly<Record<string, string>> = {
  unreachable: 'La oficina central no responde',
  'timed-out': 'La oficina central tardó demasiado',
  cancelled: 'Se interrumpió al cerrar el programa',
  'insecure-url': 'La dirección de la oficina central no es segura',
  'bad-answer': 'La respuesta llegó incompleta o no se entiende',
  'other-protocol': 'La oficina central usa otra versión',
  'protocol-unsupported': 'La oficina central usa otra versión',
  'device-revoked': 'El equipo está dado de baja',
  'token-time': 'La hora del equipo difiere mucho de la central',
  'token-invalid': 'La oficina central no reconoció al equipo',
  fork: 'La oficina central tiene otra historia de este equipo',
  gap: 'Falta un envío anterior',
  busy: 'La oficina central está ocupada',
  'too-large': 'El envío es demasiado grande',
  failed: 'La oficina central tuvo un error',
};

/**
 * The last error of something that waits to be sent, in words.
 *
 * @param code as the sync writes it: a word, and behind a space what a technician wants to know.
 */
export function sendingErrorWords(code: string): string {
  const [word = '', ...detail] = code.split(' ');
  const known = sendingErrors[word];
  if (known === undefined) return code;
  return detail.length > 0 ? `${known} (${detail.join(' ')})` : known;
}
