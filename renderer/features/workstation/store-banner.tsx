import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, query } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';

/** Milliseconds: damage is found in the background, without anything on the page that changes. */
const renewal = 30_000;

const repaired = {
  rebuilt: 'Los datos de este equipo se están trayendo de nuevo de la oficina central',
  restored: 'Los datos de este equipo se restauraron de una copia',
} as const;

/** What happened to the workstation's data, and the way to have them repaired. */
export function StoreBanner() {
  const state = useQuery({
    queryKey: ['store-state'],
    queryFn: () => query('getStoreState', {}),
    refetchInterval: renewal,
  }).data;
  const repair = useMutation({ mutationFn: () => call('repairStore', {}) });
  if (state?.isDamaged)
    return (
      <Banner kind="error" title="Los datos de este equipo están dañados">
        <p>
          Lo que todavía no se envió está a salvo. Al reparar, Reversa se cierra, aparta el archivo dañado y
          trae los datos de la oficina central.
        </p>
        <Button variant="default" size="sm" loading={repair.isPending} onClick={() => repair.mutate()}>
          Reparar ahora
        </Button>
      </Banner>
    );
  if (!state?.repair) return null;
  return (
    <Banner kind="info" title={repaired[state.repair]}>
      El archivo anterior se guardó aparte. Lo que no se había enviado no se perdió: se envía solo.
    </Banner>
  );
}
