import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../bridge/bridge.ts';
import { refusalWords } from '../../components/refusal-words.ts';

export function useSignIn() {
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (credentials: { username: string; password: string }) => call('signIn', credentials),
    onSuccess: (answer) => {
      if (answer.ok) client.setQueryData(['session'], answer.value);
    },
  });
  return {
    isBusy: signIn.isPending,
    refused: signIn.data?.ok === false ? refusalWords(signIn.data.error) : null,
    submit: (username: string, password: string) => {
      if (!signIn.isPending && username !== '' && password !== '') signIn.mutate({ username, password });
    },
  };
}
