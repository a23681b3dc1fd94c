import { useQuery } from '@tanstack/react-query';
import { query } from '../../../bridge/bridge.ts';

/** Milliseconds between two looks at the folder while it is on screen. */
const lookEvery = 2000;

/** The watched folder's files and the scanners of this workstation, looked at anew while they are shown. */
export function useSources() {
  return useQuery({
    queryKey: ['capture-sources'],
    queryFn: () => query('listSources', {}),
    refetchInterval: lookEvery,
    staleTime: 0,
  });
}
