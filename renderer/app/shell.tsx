import { Outlet } from 'react-router';
import { useSession } from '../components/session.tsx';
import { QueueAlert } from '../features/operations/queue-alert.tsx';
import { StoreBanner } from '../features/workstation/store-banner.tsx';
import { KeyRow } from './key-row.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';

/** One shell for every role: rail, top bar, the work in the middle, the keys along the bottom. */
export function Shell() {
  const { company, user } = useSession();
  return (
    <div className={styles.shell}>
      <button
        type="button"
        className={styles.skip}
        onClick={() => document.getElementById('trabajo')?.focus()}
      >
        Ir al trabajo
      </button>
      <header className={styles.head}>
        {company?.demonstration && (
          <p className={styles.demonstration}>DEMOSTRACIÓN — todos los datos son inventados</p>
        )}
        <TopBar />
        <StoreBanner />
      </header>
      <Rail />
      <main id="trabajo" className={styles.work} tabIndex={-1}>
        <Outlet />
      </main>
      {user?.role === 'operations-supervisor' && <QueueAlert />}
      <KeyRow />
    </div>
  );
}
