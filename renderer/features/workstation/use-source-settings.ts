import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WantedSettings } from '../../../shared/ipc/source-schemas.ts';
import { call, query } from '../../bridge/bridge.ts';

const key = ['source-settings'];

/** This workstation's sources, and the saving of others. */
export function useSourceSettings() {
  const client = useQueryClient();
  const found = useQuery({ queryKey: key, queryFn: () => query('getSourceSettings', {}), staleTime: 0 });
  const saving = useMutation({
    mutationFn: (settings: WantedSettings) => call('setSourceSettings', settings),
    onSuccess: (answer) => {
      if (answer.ok) client.setQueryData(key, answer.value);
    },
  });
  return { found, saving };
}
