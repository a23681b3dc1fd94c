import { Button } from '@mantine/core';
import { formatDateTime } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { Banner } from '../components/banner.tsx';

/** Somebody else's case: who has it since when, and the choice to go on with it. */
export function HeldCase({ view, onTake }: { readonly view: CaseView; readonly onTake: () => void }) {
  const { openedByName, areaName, openedAt } = view.summary;
  return (
    <Banner kind="warning" title={`La solicitud ya está en anulación: lo tiene ${openedByName}`}>
      <p>
        {areaName}, desde el {formatDateTime(openedAt)}. No hace falta otro trámite: consulte con quien lo
        tiene, o continúelo usted si el cliente está aquí. Queda registrado quién responde cada paso.
      </p>
      <Button variant="default" size="sm" onClick={onTake}>
        Continuar yo este trámite
      </Button>
    </Banner>
  );
}
