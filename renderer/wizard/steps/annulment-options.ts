import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { RequestItem } from '../../../shared/domain/requests.ts';

/** Full or partial, as both desks offer it: a single product leaves the full annulment alone (A.3, A.10). */
export function typeOptions(items: readonly RequestItem[], full: string) {
  const isSingle = items.length === 1;
  return [
    { value: 'full', label: 'Anulación completa', description: full },
    {
      value: 'partial',
      label: 'Anulación parcial',
      description: isSingle
        ? 'No disponible: queda un solo producto.'
        : 'Uno o varios productos; los demás siguen vigentes.',
      disabled: isSingle,
    },
  ];
}

/** The products to choose from (A.4, A.10). */
export function itemOptions(items: readonly RequestItem[]) {
  return items.map(({ id, description, packageName, feeCents }) => ({
    value: id,
    label: description,
    description: `${packageName ?? 'Individual'} · derecho de instalación ${formatBolivianos(feeCents)}`,
  }));
}
