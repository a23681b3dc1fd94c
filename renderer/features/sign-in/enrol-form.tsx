import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import styles from './sign-in.module.css';

/** Once a workstation: where the central office is, and the one-time code that the administrator gave. */
export function EnrolForm() {
  const client = useQueryClient();
  const [centralUrl, setCentralUrl] = useState('https://');
  const [code, setCode] = useState('');
  const enrolling = useMutation({
    mutationFn: () => call('enrolDevice', { centralUrl: centralUrl.trim(), code: code.trim() }),
    onSuccess: (answer) => {
      if (answer.ok) client.setQueryData(['session'], answer.value);
    },
  });
  const refused = enrolling.data?.ok === false ? enrolling.data.error : null;
  const words = refused ? refusalWords(refused) : null;
  return (
    <form
      className={styles.column}
      onSubmit={(event) => {
        event.preventDefault();
        if (!enrolling.isPending) enrolling.mutate();
      }}
    >
      <Stack gap="sm">
        <Text>Registre este equipo en la oficina central. Se hace una sola vez.</Text>
        {words && (
          <Banner
            kind="error"
            title={
              refused === 'bad-request' ? 'La dirección o el código no tienen la forma debida' : words.title
            }
          >
            {refused === 'bad-request'
              ? 'La dirección empieza con https:// y el código tiene por lo menos 6 signos.'
              : `${words.explanation} ${words.wayOn}`}
          </Banner>
        )}
        <TextInput
          label="Dirección de la oficina central"
          size="md"
          value={centralUrl}
          onChange={(event) => setCentralUrl(event.currentTarget.value)}
          autoFocus
        />
        <TextInput
          label="Código de registro"
          size="md"
          value={code}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={enrolling.isPending}>
          Registrar equipo
        </Button>
      </Stack>
    </form>
  );
}
