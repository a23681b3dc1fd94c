import { formatDate, formatDateTime } from '../../shared/domain/dates.ts';
import { formatBolivianos } from '../../shared/domain/money.ts';
import type { RequestItem } from '../../shared/domain/requests.ts';
import type { AnnulmentNotification } from '../../shared/procedure/notification.ts';
import { qrText } from '../../shared/procedure/notification-code.ts';
import styles from './paper.module.css';
import { PaperHead, PaperNumber } from './paper-head.tsx';
import { QrCode } from './qr-code.tsx';

interface PaperProps {
  readonly notification: AnnulmentNotification;
}

function Entry({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div className={styles.entry}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Items({
  caption,
  items,
  showFees,
}: {
  caption: string;
  items: readonly RequestItem[];
  showFees: boolean;
}) {
  return (
    <table className={styles.items}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">N.º</th>
          <th scope="col">Producto</th>
          <th scope="col">Paquete</th>
          {showFees && (
            <th scope="col" className={styles.amount}>
              Derecho de instalación
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>{item.line}</td>
            <td>{item.description}</td>
            <td>{item.packageName ?? 'Individual'}</td>
            {showFees && <td className={styles.amount}>{formatBolivianos(item.feeCents)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CashDesk({ notification }: PaperProps) {
  if (notification.refundCents === 0) {
    return (
      <section className={styles.box}>
        <h2>Derecho de instalación</h2>
        <p>No se registra pago del derecho de instalación: no corresponde devolución en caja.</p>
      </section>
    );
  }
  return (
    <section className={styles.box}>
      <h2>Devolución en caja</h2>
      <p className={styles.refund}>
        Importe a devolver: <strong>{formatBolivianos(notification.refundCents)}</strong>
      </p>
      <p>
        Pagado {formatBolivianos(notification.paidCents)} según comprobante{' '}
        {notification.receiptNumber ?? '—'}.
      </p>
      <ol>
        <li>Pase por caja con esta notificación original y su documento de identidad.</li>
        <li>Solicite la devolución del importe cancelado (procedimiento Cajas, BSS-DCB-P01).</li>
        <li>Firme la constancia de devolución y conserve su copia.</li>
      </ol>
    </section>
  );
}

/** The notification "Solicitud servicios corporativos" (COM-DSC-P06 III.1), letter size: the same on screen and on paper. */
export function NotificationPaper({ notification }: PaperProps) {
  return (
    <article className={styles.paper} aria-label={`Notificación ${notification.number}`}>
      <PaperHead company={notification.company}>
        <QrCode
          text={qrText(notification.number, notification.caseId)}
          label={`Código de la notificación ${notification.number}`}
        />
        <PaperNumber
          number={notification.number}
          copy={notification.copy}
          reason={notification.reprintReason}
        />
      </PaperHead>
      <h1>Notificación de anulación</h1>
      <p className={styles.subtitle}>Solicitud servicios corporativos · Procedimiento COM-DSC-P06</p>
      <dl className={styles.facts}>
        <Entry label="Cliente">{notification.customer}</Entry>
        <Entry label="Identificación">{notification.identity}</Entry>
        <Entry label="Solicitud">{notification.requestId}</Entry>
        <Entry label="Registrada el">{formatDate(notification.requestedAt)}</Entry>
        <Entry label="Tipo de solicitud">
          {notification.requestKind === 'transfer' ? 'Traslado' : 'Instalación nueva'}
        </Entry>
        <Entry label="Anulación">{notification.type === 'full' ? 'Completa' : 'Parcial'}</Entry>
        <Entry label="Motivo">{notification.motive}</Entry>
        <Entry label="Causa">{notification.cause}</Entry>
        {notification.note !== '' && <Entry label="Nota">{notification.note}</Entry>}
        <Entry label="Trámite">{notification.caseNumber}</Entry>
      </dl>
      <Items caption="Queda anulado" items={notification.annulled} showFees />
      {notification.remaining.length > 0 && (
        <Items caption="Sigue vigente" items={notification.remaining} showFees={false} />
      )}
      <CashDesk notification={notification} />
      <p className={styles.consent}>
        Consiento por escrito que la empresa use los datos de este trámite y las copias de los documentos que
        presenté únicamente para atender la anulación aquí notificada (D.S. 1391).
      </p>
      <div className={styles.signatures}>
        <p>Firma del cliente</p>
        <p>
          {notification.advisor}
          <br />
          Asesor Comercial
        </p>
      </div>
      <footer className={styles.footer}>
        Emitida el {formatDateTime(notification.at)} en {notification.area} por {notification.advisor}.
      </footer>
    </article>
  );
}
