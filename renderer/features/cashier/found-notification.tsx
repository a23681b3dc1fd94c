import { formatDateTime } from '../../../shared/domain/dates.ts';
import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { FoundNotification as Found } from '../../../shared/ipc/closing-channels.ts';
import { Banner } from '../../components/banner.tsx';
import lists from '../lists.module.css';
import styles from './cashier.module.css';
import { proofWords } from './cashier-words.ts';

function factsOf(found: Found): readonly (readonly [string, string])[] {
  const paid =
    found.paidCents === 0
      ? 'Sin pago registrado'
      : `${formatBolivianos(found.paidCents)}${found.paidReceipt ? `, comprobante ${found.paidReceipt}` : ''}`;
  return [
    ['Notificación', found.notificationNumber],
    ['Solicitud', found.requestId],
    ['Productos anulados', found.items.map(({ description }) => description).join('; ')],
    ['Pagó al instalar', paid],
    ['Registrada por', `${found.advisor}, ${found.areaName}`],
    ['Fecha', formatDateTime(found.at)],
    ['Trámite', found.caseNumber],
  ];
}

/** What the paper has to agree with: holder, card, products, amount, who registered it and when. */
export function FoundNotification({ found }: { readonly found: Found }) {
  const proof = proofWords[found.proof];
  return (
    <>
      <div className={styles.who}>
        <div>
          <h2 className={styles.name}>{found.customer}</h2>
          <p>{found.identity || 'Sin documento registrado'}</p>
        </div>
        <p className={styles.amount}>
          <span className={styles.amountLabel}>
            {found.standing === 'payable' ? 'Por devolver' : 'Importe'} según la notificación
          </span>
          {formatBolivianos(found.refundCents)}
        </p>
      </div>
      <dl className={`${lists.facts} ${styles.facts}`}>
        {factsOf(found).map(([label, value]) => (
          <div key={label} className={lists.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Banner kind={proof.kind} title={proof.title}>
        {proof.text}
      </Banner>
    </>
  );
}
