import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './side-panel.module.css';

/** The quiet column beside the work. */
export function SidePanel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.panel}>
      <Title order={2} size="h5">
        {title}
      </Title>
      {children}
    </div>
  );
}
