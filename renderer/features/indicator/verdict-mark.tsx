import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react';
import type { Indicator, Verdict } from '../../../shared/procedure/indicator.ts';
import { verdictWords } from '../../../shared/procedure/indicator-words.ts';
import styles from '../../components/status-badge.module.css';

const looks: Readonly<Record<Verdict, readonly [icon: typeof IconCheck, tone: string]>> = {
  accepted: [IconCheck, 'done'],
  observed: [IconAlertTriangle, 'stopped'],
};

/** What the indicator says, by word and mark as well as by colour. */
export function VerdictMark({ verdict }: Pick<Indicator, 'verdict'>) {
  const [Icon, tone] = verdict === null ? ([IconMinus, 'plain'] as const) : looks[verdict];
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon size={16} aria-hidden="true" />
      {verdictWords({ verdict })}
    </span>
  );
}
