import { roleNames } from '../../../shared/domain/role-names.ts';
import type { Session } from '../../../shared/ipc/views.ts';
import { useShortcut } from '../../components/shortcuts.tsx';
import styles from './sign-in.module.css';

type DemoUser = Session['demoUsers'][number];

interface DemoUsersProps {
  readonly users: readonly DemoUser[];
  readonly onPick: (user: DemoUser) => void;
}

/** The invented users of a demonstration, of every role, to sign in with at a click. */
export function DemoUsers({ users, onPick }: DemoUsersProps) {
  useShortcut(
    'Alt+1…9',
    (digit) => {
      const user = users[Number(digit) - 1];
      if (user) onPick(user);
    },
    'Entrar como',
  );
  return (
    <div className={styles.demo}>
      <h2 className={styles.demoTitle}>Usuarios de la demostración</h2>
      <ul className={styles.demoUsers}>
        {users.map((user, index) => (
          <li key={user.username}>
            <button type="button" className={styles.demoUser} onClick={() => onPick(user)}>
              <span>
                {user.username}
                <span className={styles.demoRole}>
                  {roleNames[user.role]} · {user.areaName}
                </span>
              </span>
              {index < 9 && (
                <span className={styles.demoKey} aria-hidden="true">
                  Alt+{index + 1}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.demoRole}>Contraseña de todos: {users[0]?.password}</p>
    </div>
  );
}
