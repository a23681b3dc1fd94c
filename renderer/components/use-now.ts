import { useEffect, useState } from 'react';
import type { Instant } from '../../shared/domain/dates.ts';

const renewEvery = 30_000;

/** The present moment by this workstation's clock, renewed twice a minute: for what is late, and for who has a case. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), renewEvery);
    return () => clearInterval(timer);
  }, []);
  return now;
}
