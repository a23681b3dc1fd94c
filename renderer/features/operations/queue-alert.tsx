import { IconBellRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, query } from '../../bridge/bridge.ts';
import styles from './operations.module.css';
import { countAgain, hasRisen, unwatched } from './queue-rise.ts';
import { isSoundOn } from './sound-preference.ts';
import { playTwoTones } from './two-tones.ts';

/** Says by text, sound and the desktop's own notice that a suspension came into the queue (COM-DSC-P06 A.16). */
export function QueueAlert() {
  const waiting = useQuery({ queryKey: ['counts'], queryFn: () => query('getCounts', {}) }).data?.queue;
  // Beside the state: an effect that runs twice for one count tells it once.
  const watch = useRef(unwatched);
  const [risenTo, setRisenTo] = useState<number | null>(null);
  useEffect(() => {
    if (waiting === undefined) return;
    const before = watch.current;
    const now = countAgain(before, waiting);
    watch.current = now;
    setRisenTo(now.risenTo);
    if (!hasRisen(before, now)) return;
    void call('alertQueue', { waiting });
    // Without a device to play on there is the text and the notice.
    if (isSoundOn()) void playTwoTones().catch(() => undefined);
  }, [waiting]);
  return (
    <p className={styles.alert} role="status" data-shown={risenTo !== null || undefined}>
      {risenTo !== null && (
        <>
          <IconBellRinging size={18} aria-hidden="true" />
          Nueva suspensión por atender
          {risenTo > 1 && ` · ${risenTo} en la cola`}
        </>
      )}
    </p>
  );
}
