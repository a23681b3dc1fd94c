import { customerIdentity, customerName } from '../../../shared/domain/customers.ts';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { RequestView } from '../../../shared/ipc/views.ts';
import styles from '../lists.module.css';

/** Who asked for it, where and when. */
export function CustomerFacts({ view: { request, customer } }: { readonly view: RequestView }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Cliente', customerName(customer)],
    ['Identificación', customerIdentity(customer) || '—'],
    ['Teléfono', customer.phone ?? '—'],
    ['Dirección', customer.address ?? '—'],
    ['Registrada', `${formatDateTime(request.registeredAt)}, ${request.branch}`],
    ['Tipo', request.kind === 'transfer' ? 'Traslado' : 'Instalación nueva'],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
