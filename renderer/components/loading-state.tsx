import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from './states.module.css';

/** Shorter waits (ms) show nothing: a flash would only disturb. */
const patience = 300;

export function LoadingState({ label }: { readonly label: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.state} role="status">
      {shown && (
        <>
          <Loader size="sm" aria-hidden="true" />
          <p>{label}…</p>
        </>
      )}
    </div>
  );
}
