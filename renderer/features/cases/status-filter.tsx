import { Select } from '@mantine/core';
import { type CaseStatus, caseStatuses } from '../../../shared/procedure/summary.ts';
import { caseLooks } from '../../components/status-badge.tsx';

const options = caseStatuses.map((status) => ({ value: status, label: caseLooks[status][0] }));

interface StatusFilterProps {
  readonly value: CaseStatus | null;
  readonly onChange: (status: CaseStatus | null) => void;
}

export function StatusFilter({ value, onChange }: StatusFilterProps) {
  return (
    <Select
      label="Estado"
      placeholder="Todos"
      clearable
      clearButtonProps={{ 'aria-label': 'Quitar el filtro de estado' }}
      data={options}
      value={value}
      onChange={(chosen) => onChange(caseStatuses.find((each) => each === chosen) ?? null)}
    />
  );
}
