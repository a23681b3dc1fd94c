import { useEffect, useState } from 'react';
import { formatDateTime, type Instant } from '../../shared/domain/dates.ts';
import { ageInWords } from './ages.ts';

const renewEvery = 30_000;

/** An age in words that goes on; the moment itself stands behind it. */
export function Age({ since }: { readonly since: Instant }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), renewEvery);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={since} title={formatDateTime(since)}>
      {ageInWords(since, now)}
    </time>
  );
}
