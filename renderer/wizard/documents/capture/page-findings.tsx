import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCamera, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { TrayPage } from '../../../../shared/ipc/document-channels.ts';
import styles from './capture.module.css';
import { pageState, warningWords } from './page-words.ts';

/** Letters of a reason, at least: less says nothing. */
const shortest = 3;
const longest = 200;

interface PageFindingsProps {
  readonly page: TrayPage;
  /** From 1. */
  readonly number: number;
  readonly isBusy: boolean;
  readonly onRetake: () => void;
  readonly onOverrule: (reason: string) => void;
}

/** What was found wrong with a page, in words, and the two ways on: another picture, or this one with a reason. */
export function PageFindings({ page, number, isBusy, onRetake, onOverrule }: PageFindingsProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const state = pageState(page);
  const isShort = reason.trim().length < shortest;
  if (state === 'good') return <p>La página {number} se lee bien.</p>;
  if (state === 'accepted')
    return (
      <p className={styles.accepted}>
        La página {number} se conserva con motivo: <q>{page.overruledReason}</q>
      </p>
    );
  return (
    <section className={styles.findings} aria-label={`Advertencias de la página ${number}`}>
      <ul>
        {page.open.map((warning) => (
          <li key={warning}>
            <IconAlertTriangle size={20} aria-hidden="true" />
            <span>
              <strong>{warningWords[warning].title}.</strong> {warningWords[warning].wayOn}
            </span>
          </li>
        ))}
      </ul>
      <Button variant="default" leftSection={<IconCamera size={18} aria-hidden="true" />} onClick={onRetake}>
        Tomar de nuevo
      </Button>
      <form
        noValidate
        className={styles.reason}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isShort && !isBusy) onOverrule(reason.trim());
        }}
      >
        <TextInput
          label="O consérvela con motivo"
          description="Queda en la historia del trámite."
          value={reason}
          maxLength={longest}
          autoComplete="off"
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && isShort ? 'Escriba por qué se conserva, con tres letras o más.' : undefined}
        />
        <Button type="submit" variant="default" leftSection={<IconCheck size={18} aria-hidden="true" />}>
          Conservar con motivo
        </Button>
      </form>
    </section>
  );
}
