import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { LineState } from '../components/line-state.tsx';
import { useSession } from '../components/session.tsx';
import { useShortcut } from '../components/shortcuts.tsx';
import { searchPlaceOf } from './places.ts';
import styles from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** F2 from anywhere: the desks look for a customer to annul for, the cash desk for a notification, everybody else for a request. */
function useSearchPlace() {
  const { user } = useSession();
  const navigate = useNavigate();
  const path = user ? searchPlaceOf(user.role) : '/solicitudes';
  const isThere = useLocation().pathname === path;
  const open = (text: string) =>
    void navigate(
      text === '' ? path : { pathname: path, search: `?${new URLSearchParams({ buscar: text })}` },
    );
  return { open, isThere };
}

function Search() {
  const { open, isThere } = useSearchPlace();
  const [text, setText] = useState('');
  useShortcut('F2', () => open(''), 'Buscar cliente', { enabled: !isThere });
  if (isThere) return <div className={styles.search} />;
  return (
    <search className={styles.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open(text.trim());
          setText('');
        }}
      >
        <TextInput
          aria-label="Buscar cliente o solicitud"
          placeholder="Buscar cliente o solicitud (F2)"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={text}
          maxLength={120}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </search>
  );
}

export function TopBar() {
  return (
    <div className={styles.top}>
      <span className={styles.name}>Reversa</span>
      <Search />
      <span className={styles.standing}>
        <LineState />
      </span>
      <UserMenu />
    </div>
  );
}
