import { bpmnXml } from '../../shared/procedure/diagram/bpmn.ts';
import { layoutDiagram } from '../../shared/procedure/diagram/layout.ts';
import { flow } from '../../shared/procedure/flow.ts';
import { ok } from '../../shared/result.ts';
import type { Dependencies, UseCase } from './ports.ts';

/** The procedure's diagram for other modellers, made of the step files. */
export function exportProcedure({ files }: Dependencies): UseCase<'exportProcedure'> {
  return async () => {
    const outcome = await files.save('COM-DSC-P06.bpmn', async () =>
      new TextEncoder().encode(bpmnXml(layoutDiagram(flow), 'COM-DSC-P06')),
    );
    return ok({ outcome });
  };
}
