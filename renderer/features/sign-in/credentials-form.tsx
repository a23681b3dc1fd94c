import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { useSession } from '../../components/session.tsx';
import type { useSignIn } from './use-sign-in.ts';

/** User and password; while the session is locked the user is who locked it. */
export function CredentialsForm({ signIn }: { readonly signIn: ReturnType<typeof useSignIn> }) {
  const { user, locked } = useSession();
  const secret = useRef<HTMLInputElement>(null);
  const [username, setUsername] = useState(locked && user ? user.username : '');
  const [password, setPassword] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.submit(username.trim(), password);
        setPassword('');
        secret.current?.focus();
      }}
    >
      <Stack gap="sm">
        {signIn.refused && (
          <Banner kind="error" title={signIn.refused.title}>
            {signIn.refused.explanation} {signIn.refused.wayOn}
          </Banner>
        )}
        <TextInput
          label="Usuario"
          size="md"
          autoComplete="username"
          autoFocus={!locked}
          readOnly={locked}
          required
          withAsterisk={false}
          value={username}
          maxLength={60}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          ref={secret}
          label="Contraseña"
          size="md"
          autoComplete="current-password"
          autoFocus={locked}
          required
          withAsterisk={false}
          value={password}
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': 'Mostrar lo escrito' }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={signIn.isBusy}>
          {locked ? 'Desbloquear' : 'Entrar'}
        </Button>
        {locked && (
          <Anchor component="button" type="button" onClick={() => void call('signOut', {})}>
            Entrar con otra persona
          </Anchor>
        )}
      </Stack>
    </form>
  );
}
