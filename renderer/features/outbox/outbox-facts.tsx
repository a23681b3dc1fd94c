import { Link } from 'react-router';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { Line } from '../../../shared/ipc/views.ts';
import { Age } from '../../components/age.tsx';
import { lineWords } from '../../components/line-words.ts';
import styles from '../lists.module.css';

/** When both sides were shown to hold the same (S15), and what had to be put right. */
function comparedWords({ comparedAt, repaired }: Line): string {
  if (comparedAt === null) return 'todavía no: se hace una vez al día';
  if (repaired === null || repaired === 0) return `${formatDateTime(comparedAt)}; iguales`;
  const records = repaired === 1 ? '1 dato corregido' : `${repaired} datos corregidos`;
  return `${formatDateTime(comparedAt)}; ${records}`;
}

/** How the line stands, and what of this workstation the central office does not have. */
export function OutboxFacts({ line }: { readonly line: Line }) {
  return (
    <dl className={styles.facts}>
      <div className={styles.fact}>
        <dt>Línea</dt>
        <dd>{lineWords({ ...line, pending: 0 })}</dd>
      </div>
      <div className={styles.fact}>
        <dt>Último intercambio</dt>
        <dd>
          {line.lastSyncAt ? (
            <>
              {formatDateTime(line.lastSyncAt)} (<Age since={line.lastSyncAt} />)
            </>
          ) : (
            'todavía ninguno'
          )}
        </dd>
      </div>
      <div className={styles.fact}>
        <dt>Comparado con la central</dt>
        <dd>{comparedWords(line)}</dd>
      </div>
      <div className={styles.fact}>
        <dt>Por enviar</dt>
        <dd>
          {line.pending === 0 && 'nada'}
          {line.pending > 0 && (line.pending === 1 ? '1 operación' : `${line.pending} operaciones`)}
          {line.oldestPendingAt && (
            <>
              ; la más antigua: <Age since={line.oldestPendingAt} />
            </>
          )}
        </dd>
      </div>
      {line.attention > 0 && (
        <div className={styles.fact}>
          <dt>No aceptado</dt>
          <dd>
            <Link to="/atencion">
              {line.attention === 1
                ? '1 trámite requiere atención'
                : `${line.attention} trámites requieren atención`}
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}
