import type { CaseView } from '../../shared/ipc/views.ts';
import { type Place, placesOf } from './step-navigation.ts';
import { placeNames } from './step-words.ts';
import styles from './wizard.module.css';

/** What is still ahead from a place when nothing unusual happens: only for the length of the line. */
const ahead: Readonly<Record<Place, number>> = {
  A1: 6,
  A2: 5,
  A3: 4,
  A4: 3,
  'A4.1': 2,
  A5: 1,
  review: 0,
  A6: 0,
};

/** "Paso 3 de 6 — Tipo", with a thin line (U3). */
export function Progress({ view, shown }: { readonly view: CaseView; readonly shown: Place }) {
  const places = placesOf(view);
  const position = places.indexOf(shown) + 1;
  const last = places.at(-1) ?? shown;
  const total = places.length + ahead[last];
  return (
    <div className={styles.progress}>
      <span>
        Paso {position} de {total} — {placeNames[shown]}
      </span>
      <div className={styles.bar} aria-hidden="true">
        {Array.from({ length: total }, (_, index) => index + 1).map((place) => (
          <span key={place} className={styles.segment} data-done={place <= position || undefined} />
        ))}
      </div>
    </div>
  );
}
