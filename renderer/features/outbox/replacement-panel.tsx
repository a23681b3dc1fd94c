import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Replacement } from '../../../shared/ipc/views.ts';
import { Banner } from '../../components/banner.tsx';
import { useSession } from '../../components/session.tsx';
import { FollowDialog } from './follow-dialog.tsx';
import { deletionWords, replacementWords } from './outbox-words.ts';

interface ReplacementPanelProps {
  readonly replaced: Replacement;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** The sending stopped to ask: what was seen, another look at it, and going on for who may decide (S16). */
export function ReplacementPanel({ replaced, isRetrying, onRetry }: ReplacementPanelProps) {
  const { user } = useSession();
  const [asking, setAsking] = useState(false);
  const words = replacementWords[replaced.kind];
  const mayDecide = user?.role === 'administrator' || user?.role === 'service-head';
  return (
    <Banner kind="error" title={words.title}>
      <p>
        {words.seen} Por eso el envío se detuvo: nada se borró ni se reemplazó en este equipo, y se puede
        seguir trabajando.
      </p>
      {replaced.deletions.length > 0 && (
        <p>
          Borraría, por lo menos: <strong>{deletionWords(replaced.deletions)}</strong>.
        </p>
      )}
      {!mayDecide && (
        <p>
          Avise al administrador o al Jefe Div. Servicio al Cliente: desde su sesión, en este equipo, decide
          si se sigue.
        </p>
      )}
      <Group gap="sm">
        <Button size="sm" variant="default" loading={isRetrying} onClick={onRetry}>
          Reintentar
        </Button>
        {mayDecide && (
          <Button size="sm" variant="default" onClick={() => setAsking(true)}>
            Seguir con esta oficina central…
          </Button>
        )}
      </Group>
      {mayDecide && <FollowDialog kind={replaced.kind} opened={asking} onClose={() => setAsking(false)} />}
    </Banner>
  );
}
