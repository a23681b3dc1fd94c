import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import styles from '../sign-in/sign-in.module.css';
import { checkPassphrase } from './check-passphrase.ts';

/** Asks for the passphrase, or for a first one twice. What was typed goes nowhere but to the main process. */
export function PassphraseForm({ isFirst }: { readonly isFirst: boolean }) {
  const client = useQueryClient();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const giving = useMutation({
    mutationFn: () =>
      isFirst ? call('setPassphrase', { current: null, passphrase }) : call('unlockStorage', { passphrase }),
    onSuccess: (answer) => {
      if (answer.ok) client.setQueryData(['storage'], answer.value);
    },
  });
  const refused = giving.data?.ok === false ? refusalWords(giving.data.error) : null;
  return (
    <form
      className={styles.column}
      onSubmit={(event) => {
        event.preventDefault();
        const found = isFirst ? checkPassphrase(passphrase, again) : null;
        setProblem(found);
        if (found === null && passphrase !== '' && !giving.isPending) giving.mutate();
      }}
    >
      <Stack gap="sm">
        {refused && (
          <Banner kind="error" title={refused.title}>
            {refused.explanation} {refused.wayOn}
          </Banner>
        )}
        <PasswordInput
          label="Frase"
          size="md"
          value={passphrase}
          autoComplete="off"
          error={problem}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoFocus
        />
        {isFirst && (
          <PasswordInput
            label="Frase, otra vez"
            size="md"
            value={again}
            autoComplete="off"
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
        )}
        <Button type="submit" size="md" loading={giving.isPending}>
          {isFirst ? 'Definir la frase' : 'Abrir'}
        </Button>
      </Stack>
    </form>
  );
}
