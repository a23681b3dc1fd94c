import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { query } from '../bridge/bridge.ts';
import { useSession } from '../components/session.tsx';
import { placesOf } from './places.ts';
import styles from './shell.module.css';

/** The role's own places and what waits in each. */
export function Rail() {
  const { user } = useSession();
  const counts = useQuery({ queryKey: ['counts'], queryFn: () => query('getCounts', {}) }).data;
  return (
    <nav className={styles.rail} aria-label="Lugares">
      {user &&
        placesOf(user.role).map(({ path, name, icon: Icon, count }) => {
          const waiting = count && counts ? counts[count] : 0;
          return (
            <NavLink key={path} to={path} className={styles.place ?? ''}>
              <Icon size={22} aria-hidden="true" />
              <span className={styles.placeName}>{name}</span>
              {waiting > 0 && <span className={styles.count}>{waiting}</span>}
            </NavLink>
          );
        })}
    </nav>
  );
}
