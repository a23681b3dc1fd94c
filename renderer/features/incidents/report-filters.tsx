import { Select } from '@mantine/core';
import type { ResponseOf } from '../../../shared/ipc/contract.ts';
import { processTypeNames, processTypes } from '../../../shared/procedure/report.ts';
import { clearButton } from '../../components/clear-button.ts';
import { FilterButtons } from '../../components/filter-buttons.tsx';
import { ListSearch } from '../../components/list-search.tsx';
import styles from '../lists.module.css';
import { type ReportFilter, stateOptions } from './report-filter.ts';

const typeOptions = processTypes.map((type) => ({ value: type, label: processTypeNames[type] }));

interface ReportFiltersProps {
  readonly filter: ReportFilter;
  /** Undefined while the report is read for the first time. */
  readonly report: ResponseOf<'getReport'> | undefined;
  readonly onChange: (change: Partial<ReportFilter>) => void;
  /** Down from the search, into the list. */
  readonly onDown: () => void;
}

/** B.1's three filters, and a search in what they let through. */
export function ReportFilters({ filter, report, onChange, onDown }: ReportFiltersProps) {
  return (
    <>
      <div className={styles.filters}>
        <ListSearch
          autoFocus
          label="Buscar en el reporte"
          value={filter.text}
          onChange={(text) => onChange({ text })}
          onDown={onDown}
        />
        <Select
          label="Área organizacional"
          placeholder="Todas"
          clearable
          clearButtonProps={clearButton('Quitar el filtro de área')}
          searchable
          selectFirstOptionOnChange
          comboboxProps={{ transitionProps: { duration: 0 } }}
          nothingFoundMessage="Ninguna área se llama así"
          data={report?.areas ?? []}
          value={filter.areaName}
          onChange={(areaName) => onChange({ areaName })}
        />
        <Select
          label="Tipo de proceso"
          placeholder="Todos"
          clearable
          clearButtonProps={clearButton('Quitar el filtro de tipo')}
          data={typeOptions}
          value={filter.type}
          onChange={(chosen) => onChange({ type: processTypes.find((each) => each === chosen) ?? null })}
        />
      </div>
      <FilterButtons
        label="Estado del proceso"
        options={stateOptions(report?.totals)}
        value={filter.process}
        onChange={(process) => onChange({ process })}
      />
    </>
  );
}
