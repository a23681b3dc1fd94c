import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconChevronDown,
  IconDatabase,
  IconDeviceDesktop,
  IconLock,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { roleNames } from '../../shared/domain/role-names.ts';
import { call } from '../bridge/bridge.ts';
import { useSession } from '../components/session.tsx';
import { useShortcut } from '../components/shortcuts.tsx';
import styles from './shell.module.css';

const colours = [
  { scheme: 'light', name: 'Colores claros', icon: IconSun },
  { scheme: 'dark', name: 'Colores oscuros', icon: IconMoon },
  { scheme: 'auto', name: 'Colores del sistema', icon: IconDeviceDesktop },
] as const;

function lock(): void {
  // Leaving the field saves what is half typed: a locked session may not save any more.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  void call('lockSession', {});
}

function Colours() {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const choose = (name: string) => {
    const chosen = colours.find(({ scheme }) => scheme === name);
    if (chosen) setColorScheme(chosen.scheme);
  };
  return (
    <Menu.RadioGroup value={colorScheme} onChange={choose}>
      {colours.map(({ scheme, name, icon: Icon }) => (
        <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={16} aria-hidden="true" />}>
          {name}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

/** Who is signed in and where; colours, lock, leave. */
export function UserMenu() {
  const { user, area, deviceCode, version } = useSession();
  const navigate = useNavigate();
  useShortcut('Ctrl+L', lock, 'Bloquear', { always: true });
  if (!user) return null;
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={styles.user}>
          <span className={styles.person}>
            <span className={styles.personName}>{user.name}</span>
            <span className={styles.personRole}>
              {/* What is recorded with what they do, wherever the workstation stands. */}
              {roleNames[user.role]} · {user.area.name}
            </span>
          </span>
          <IconChevronDown size={16} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          Equipo {deviceCode}
          {area && ` de ${area.name}`} · versión {version}
        </Menu.Label>
        <Colours />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconDatabase size={16} aria-hidden="true" />}
          onClick={() => void navigate('/copias')}
        >
          Copias de seguridad
        </Menu.Item>
        <Menu.Item leftSection={<IconLock size={16} aria-hidden="true" />} onClick={lock}>
          Bloquear (Ctrl+L)
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          onClick={() => void call('signOut', {})}
        >
          Cerrar sesión
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
