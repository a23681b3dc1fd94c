import type { RequestItem } from '../../shared/domain/requests.ts';

interface ItemConsequencesProps {
  readonly annulled: readonly RequestItem[];
  /** All products of the request: of these, what is not annulled stays. */
  readonly items: readonly RequestItem[];
}

/** What the act annuls and what stays, as the first lines of its consequences (U9). */
export function ItemConsequences({ annulled, items }: ItemConsequencesProps) {
  const ids = new Set(annulled.map(({ id }) => id));
  const staying = items.filter((item) => item.state === 'active' && !ids.has(item.id));
  return (
    <>
      {annulled.map((item) => (
        <li key={item.id}>
          Se anula <strong>{item.description}</strong>
          {item.packageName && ` (${item.packageName})`}.
        </li>
      ))}
      {staying.map((item) => (
        <li key={item.id}>
          Sigue vigente <strong>{item.description}</strong>.
        </li>
      ))}
    </>
  );
}
