import { Button, Group } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseView } from '../../shared/ipc/views.ts';
import { layoutDiagram } from '../../shared/procedure/diagram/layout.ts';
import { flow } from '../../shared/procedure/flow.ts';
import { call } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { currentOf, takenOf } from './case-standing.ts';
import { ProcedureDiagram } from './procedure-diagram.tsx';

const outcomes = {
  saved: { kind: 'success', text: 'El diagrama se guardó: se abre en cualquier modelador de BPMN 2.0.' },
  cancelled: { kind: 'info', text: 'No se guardó nada.' },
  failed: { kind: 'error', text: 'No se pudo guardar. Elija otra carpeta y vuelva a intentar.' },
} as const;

/** The procedure's diagram with the way of this case, and its file for other modellers (U20). */
export function CaseDiagram({ view }: { readonly view: CaseView }) {
  const layout = useMemo(() => layoutDiagram(flow), []);
  const taken = useMemo(() => takenOf(view), [view]);
  const current = useMemo(() => currentOf(view), [view]);
  const exporting = useMutation({ mutationFn: () => call('exportProcedure', {}) });
  const answer = exporting.data;
  const outcome = answer && outcomes[answer.ok ? answer.value.outcome : 'failed'];
  const { position } = view.state;
  return (
    <>
      <ProcedureDiagram
        layout={layout}
        taken={taken}
        current={current}
        ended={position.kind === 'ended' ? position.outcome : null}
      />
      <Group>
        <Button
          variant="default"
          leftSection={<IconFileExport size={18} aria-hidden="true" />}
          loading={exporting.isPending}
          onClick={() => exporting.mutate()}
        >
          Guardar como BPMN…
        </Button>
      </Group>
      {outcome && <Banner kind={outcome.kind} title={outcome.text} />}
    </>
  );
}
