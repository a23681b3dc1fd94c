import { Tabs, TextInput } from '@mantine/core';
import { IconBuilding, IconCalendarMonth, IconFilter, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { foldText } from '../../../shared/domain/text.ts';
import { byAdvisor, byArea, byMonth, type IndicatorCount } from '../../../shared/procedure/indicator.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import styles from './indicator.module.css';
import { IndicatorChart } from './indicator-chart.tsx';
import { advisorColumns, areaColumns, monthColumns } from './indicator-columns.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import type { Period } from './period.ts';
import { monthAddress, type Only, type View, views } from './use-indicator-address.ts';

interface ViewProps {
  readonly counts: readonly IndicatorCount[];
  readonly period: Period;
  readonly only: Only;
  /** One more step into the figures: the months of an area or of an advisor. */
  readonly onOnly: (only: Only) => void;
}

function Months({ counts, period, only }: ViewProps) {
  const navigate = useNavigate();
  const months = useMemo(() => byMonth(counts, period.from, period.to), [counts, period.from, period.to]);
  // The chart goes on in time; in the table the month that is worked on is in sight at once.
  const newestFirst = useMemo(() => months.toReversed(), [months]);
  return (
    <>
      <IndicatorChart months={months} />
      <IndicatorTable
        label="Indicador por mes"
        columns={monthColumns}
        rows={newestFirst}
        idOf={({ month }) => month}
        onOpen={({ month }) => void navigate(monthAddress(month, only))}
      />
    </>
  );
}

/** A period of one month has no months to choose from: its cases come at once. */
function useOpen({ period, onOnly }: ViewProps): (only: Only) => void {
  const navigate = useNavigate();
  return (only) => {
    if (period.from === period.to) void navigate(monthAddress(period.from, only));
    else onOnly(only);
  };
}

function Areas(props: ViewProps) {
  const open = useOpen(props);
  const rows = useMemo(() => byArea(props.counts), [props.counts]);
  return (
    <IndicatorTable
      label="Indicador por área"
      columns={areaColumns}
      rows={rows}
      idOf={({ areaId }) => areaId}
      onOpen={({ areaId }) => open({ ...props.only, areaId })}
    />
  );
}

function Advisors(props: ViewProps) {
  const open = useOpen(props);
  const [text, setText] = useState('');
  const all = useMemo(() => byAdvisor(props.counts), [props.counts]);
  const rows = useMemo(() => {
    const searched = foldText(text);
    return all.filter(({ advisorName, areaName }) =>
      foldText(`${advisorName} ${areaName}`).includes(searched),
    );
  }, [all, text]);
  return (
    <>
      <TextInput
        className={styles.search}
        label="Buscar en la lista"
        placeholder="Asesor o área"
        leftSection={<IconFilter size={16} aria-hidden="true" />}
        value={text}
        maxLength={120}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {rows.length === 0 ? (
        <EmptyState title="Ningún asesor coincide">Busque con otra palabra.</EmptyState>
      ) : (
        <IndicatorTable
          label="Indicador por asesor"
          columns={advisorColumns}
          rows={rows}
          idOf={({ advisorId }) => advisorId}
          onOpen={({ advisorId }) => open({ ...props.only, advisorId })}
        />
      )}
    </>
  );
}

const looks: Readonly<
  Record<View, { readonly name: string; readonly icon: typeof IconUsers; readonly panel: typeof Months }>
> = {
  mes: { name: 'Por mes', icon: IconCalendarMonth, panel: Months },
  area: { name: 'Por área', icon: IconBuilding, panel: Areas },
  asesor: { name: 'Por asesor', icon: IconUsers, panel: Advisors },
};

interface IndicatorViewsProps extends ViewProps {
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** The same counts by month, by area and by advisor. */
export function IndicatorViews({ view, onView, ...props }: IndicatorViewsProps) {
  useShortcut(
    'Alt+1…9',
    (digit) => {
      const chosen = views[Number(digit) - 1];
      if (chosen) onView(chosen);
    },
    'Cambiar de tabla',
  );
  return (
    <Tabs
      className={styles.panel}
      value={view}
      onChange={(chosen) => onView(views.find((each) => each === chosen) ?? 'mes')}
    >
      <Tabs.List>
        {views.map((each, index) => {
          const { name, icon: Icon } = looks[each];
          return (
            <Tabs.Tab key={each} value={each} leftSection={<Icon size={18} aria-hidden="true" />}>
              {name} (Alt+{index + 1})
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      {views.map((each) => {
        const { panel: Panel } = looks[each];
        return (
          <Tabs.Panel key={each} className={styles.panel} value={each}>
            {each === view && <Panel {...props} />}
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
}
