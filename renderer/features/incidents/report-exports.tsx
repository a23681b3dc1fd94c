import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconFileText } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import type { TableSort } from '../../components/data-table.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { exportOutcome } from './export-outcome.ts';
import styles from './incidents.module.css';
import { exportSort, type ReportFilter } from './report-filter.ts';

interface ReportExportsProps {
  readonly filter: ReportFilter;
  readonly sort: TableSort | null;
}

/** The report as it stands on screen, into a file. */
export function ReportExports({ filter, sort }: ReportExportsProps) {
  const exporting = useMutation({
    mutationFn: (format: RequestOf<'exportReport'>['format']) =>
      call('exportReport', { ...filter, sort: exportSort(sort), format }),
  });
  const run = (format: RequestOf<'exportReport'>['format']) => {
    if (!exporting.isPending) exporting.mutate(format);
  };
  const isWriting = (format: string) => exporting.isPending && exporting.variables === format;
  const refused = exporting.data?.ok === false ? refusalWords(exporting.data.error) : null;
  const outcome = exporting.data?.ok ? exportOutcome(exporting.data.value) : null;
  return (
    <>
      <div className={styles.exports}>
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={18} aria-hidden="true" />}
          loading={isWriting('xlsx')}
          onClick={() => run('xlsx')}
        >
          Exportar a Excel
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileText size={18} aria-hidden="true" />}
          loading={isWriting('csv')}
          onClick={() => run('csv')}
        >
          Exportar CSV
        </Button>
      </div>
      {(refused || outcome) && (
        <div className={styles.outcome}>
          {refused && (
            <Banner kind="error" title={refused.title}>
              {refused.explanation} {refused.wayOn}
            </Banner>
          )}
          {outcome && <Banner kind={outcome.kind} title={outcome.words} />}
        </div>
      )}
    </>
  );
}
