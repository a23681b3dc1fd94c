import { useMutation } from '@tanstack/react-query';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { query } from '../../bridge/bridge.ts';
import { useShortcut } from '../../components/shortcuts.tsx';
import type { Period } from './period.ts';

type Format = RequestOf<'exportIndicator'>['format'];

/** Makes a file of the period, one at a time, by button or key. */
export function useIndicatorExport(period: Period) {
  const exporting = useMutation({
    mutationFn: (format: Format) => query('exportIndicator', { ...period, format }),
  });
  const start = (format: Format) => {
    if (!exporting.isPending) exporting.mutate(format);
  };
  useShortcut('Ctrl+Enter', () => start('xlsx'), 'Exportar a Excel');
  useShortcut('F4', () => start('pdf'), 'Guardar en PDF');
  return {
    start,
    /** The file that is being made. */
    making: exporting.isPending ? exporting.variables : null,
    failed: exporting.isError || exporting.data?.outcome === 'failed',
    saved: exporting.data?.outcome === 'saved',
  };
}
