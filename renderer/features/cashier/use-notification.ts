import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FoundNotification } from '../../../shared/ipc/closing-channels.ts';
import { readNotificationText } from '../../../shared/procedure/notification-code.ts';
import { call, query } from '../../bridge/bridge.ts';

interface Asked {
  readonly text: string;
  /** Counts the searches: the same number asked again is looked for again. */
  readonly turn: number;
}

function keyOf(asked: Asked | null) {
  return ['cases', 'notification', asked?.text ?? '', asked?.turn ?? 0] as const;
}

/**
 * The notification that was last looked for.
 *
 * @param first what is looked for at once: what was typed in another place's search.
 */
export function useNotification(first: string) {
  const client = useQueryClient();
  // Goes on where a search was cleared: nothing that was found before answers a new one.
  const turn = useRef(1);
  const [asked, setAsked] = useState<Asked | null>(() =>
    readNotificationText(first) === null ? null : { text: first, turn: 1 },
  );
  const found = useQuery({
    queryKey: keyOf(asked),
    queryFn: () => query('findNotification', { text: asked?.text ?? '' }),
    enabled: asked !== null,
  });
  return {
    asked,
    found,
    /** @returns false for a text that is no notification's number or QR. */
    search(text: string): boolean {
      if (readNotificationText(text) === null) return false;
      turn.current += 1;
      setAsked({ text, turn: turn.current });
      return true;
    },
    /** Asks the line first: what another desk did comes with it. */
    async lookAgain(): Promise<void> {
      await call('syncNow', {});
      await found.refetch();
    },
    /** What changed with the refund; how far the paper was proved stays as the search found it. */
    show(changed: FoundNotification): void {
      const proof = found.data?.proof ?? changed.proof;
      client.setQueryData(keyOf(asked), { ...changed, proof });
    },
    clear: () => setAsked(null),
  };
}
