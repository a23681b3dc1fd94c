import { formatDateTime } from '../../shared/domain/dates.ts';
import type { Backup } from '../store/care/backups.ts';

/** What the person is asked when the data are damaged and there is a backup; the first answer is the safe one without a line. */
export function describeRepair(newest: Backup) {
  return {
    type: 'warning' as const,
    title: 'Reversa: datos dañados',
    message: 'Los datos de este equipo están dañados.',
    detail: `Elija cómo seguir. El archivo dañado se guarda aparte y lo que todavía no se envió no se pierde.

Restaurar la última copia (${formatDateTime(newest.at)}): se puede trabajar enseguida; lo posterior llega de la oficina central.
Traer todo de la oficina central: hace falta conexión antes de poder trabajar.`,
    buttons: ['Restaurar la última copia', 'Traer todo de la oficina central'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
}
