import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';

const kinds = {
  info: { icon: IconInfoCircle, word: 'Información' },
  success: { icon: IconCircleCheck, word: 'Correcto' },
  warning: { icon: IconAlertTriangle, word: 'Atención' },
  error: { icon: IconCircleX, word: 'Error' },
} as const;

interface BannerProps {
  readonly kind: keyof typeof kinds;
  readonly title: string;
  readonly children?: ReactNode;
}

/** A message on the page: said aloud when it is an error, told by icon and word as well as by colour. */
export function Banner({ kind, title, children }: BannerProps) {
  const { icon: Icon, word } = kinds[kind];
  return (
    <div className={styles.banner} data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon className={styles.icon} size={22} aria-label={word} role="img" />
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
