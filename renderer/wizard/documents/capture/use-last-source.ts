import { useQuery, useQueryClient } from '@tanstack/react-query';
import { query } from '../../../bridge/bridge.ts';
import type { Source } from './source-bar.tsx';

const lastSource = ['capture-source'] as const;

/**
 * The source to begin with: the one that was used last while this person is signed in, else the first in the order of use that this
 * workstation has.
 *
 * @returns null while it is not known what the workstation has.
 */
export function useLastSource(): readonly [Source | null, (source: Source) => void] {
  const client = useQueryClient();
  const last = useQuery<Source | null>({
    queryKey: lastSource,
    queryFn: () => null,
    initialData: null,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const sources = useQuery({ queryKey: ['capture-sources'], queryFn: () => query('listSources', {}) });
  const first = (): Source | null => {
    if (sources.isError) return 'file';
    if (!sources.data) return null;
    if (sources.data.folder) return 'folder';
    return sources.data.scanners.length > 0 ? 'scanner' : 'file';
  };
  return [last.data ?? first(), (source) => client.setQueryData(lastSource, source)];
}
