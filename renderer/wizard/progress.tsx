import type { CaseView } from '../../shared/ipc/views.ts';
import { isQueued } from '../../shared/procedure/tasks.ts';
import { type Place, placesOf } from './step-navigation.ts';
import { placeNames, placesAhead } from './step-words.ts';
import styles from './wizard.module.css';

type Desk = 'counter' | 'back-office' | 'section-b';

function deskOf(place: Place): Desk {
  if (place === 'review' || !isQueued(place)) return 'counter';
  return place.startsWith('B') ? 'section-b' : 'back-office';
}

/** "Paso 3 de 6 — Tipo", with a thin line (U3). It counts the steps of one's own desk: the customer's wait there is what it is about. */
export function Progress({ view, shown }: { readonly view: CaseView; readonly shown: Place }) {
  const own = placesOf(view, shown).filter((place) => deskOf(place) === deskOf(shown));
  const position = own.indexOf(shown) + 1;
  const last = own.at(-1) ?? shown;
  const total = own.length + placesAhead[last];
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
