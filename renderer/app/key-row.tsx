import { Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useShortcut, useShownShortcuts } from '../components/shortcuts.tsx';
import { helpFor } from './help-words.ts';
import styles from './shell.module.css';

/** Keys that every page has and no component owns. */
const common = [
  { keys: 'Enter', label: 'Continuar desde el título o desde un campo de una línea' },
  { keys: 'Esc', label: 'Cerrar lo que esté encima' },
] as const;

function Help() {
  const shown = useShownShortcuts();
  const lines = helpFor(useLocation().pathname);
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>Lo que escribe se guarda solo: si el equipo se apaga, el trámite sigue en «Mis trámites».</p>
      <Table aria-label="Teclas de esta página">
        <Table.Tbody>
          {[...shown, ...common].map(({ keys, label }) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row">{keys}</Table.Th>
              <Table.Td>{label}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

/** The keys that mean something now, along the bottom; F1 tells them all, with a few lines on the page. */
export function KeyRow() {
  const [helping, setHelping] = useState(false);
  const shown = useShownShortcuts();
  useShortcut('F1', () => setHelping(true), 'Ayuda');
  return (
    <footer className={styles.foot}>
      <ul className={styles.keys} aria-label="Teclas">
        {shown.map(({ keys, label }) => (
          <li key={keys}>
            <kbd>{keys}</kbd>
            {label}
          </li>
        ))}
      </ul>
      <Modal opened={helping} onClose={() => setHelping(false)} title="Ayuda">
        <Help />
      </Modal>
    </footer>
  );
}
