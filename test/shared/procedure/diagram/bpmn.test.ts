import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { bpmnXml } from '../../../../shared/procedure/diagram/bpmn.ts';
import { layoutDiagram } from '../../../../shared/procedure/diagram/layout.ts';
import { flow } from '../../../../shared/procedure/flow.ts';
import { outline, stepIds } from '../../../../shared/procedure/outline.ts';

interface Element {
  readonly $type: string;
  readonly id: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const layout = layoutDiagram(flow);

async function read(xml: string) {
  const { rootElement, elementsById, warnings } = await new BpmnModdle().fromXML(xml);
  const root = rootElement as {
    readonly rootElements: readonly Element[];
    readonly diagrams: readonly [{ readonly plane: { readonly planeElement: readonly Element[] } }];
  };
  const process = root.rootElements.find(({ $type }) => $type === 'bpmn:Process');
  return {
    warnings,
    elements: elementsById as Readonly<Record<string, Element>>,
    flowElements: process?.flowElements as readonly Element[],
    pictures: root.diagrams[0].plane.planeElement,
  };
}

describe('the procedure as a .bpmn file', () => {
  it('is read without a warning', async () => {
    expect((await read(bpmnXml(layout, 'COM-DSC-P06'))).warnings).toEqual([]);
  });

  it('holds every step with its number and the sentence of the document', async () => {
    const { flowElements } = await read(bpmnXml(layout, 'COM-DSC-P06'));
    const names = flowElements.map(({ name }) => name);
    for (const step of stepIds) expect(names).toContain(`${outline[step].number} ${outline[step].title}`);
  });

  it('tells people from the program, choices, hand-offs and ends', async () => {
    const { elements } = await read(bpmnXml(layout, 'COM-DSC-P06'));
    const types = [
      'Step_A1',
      'Step_A11',
      'Gateway_A11',
      'handoff-cashier',
      'handoff-billing-claims',
      'end-annulled',
    ];
    expect(types.map((id) => elements[id]?.$type)).toEqual([
      'bpmn:UserTask',
      'bpmn:ServiceTask',
      'bpmn:ExclusiveGateway',
      'bpmn:IntermediateThrowEvent',
      'bpmn:CallActivity',
      'bpmn:EndEvent',
    ]);
  });

  it('joins flow elements that exist, which name the flow as theirs', async () => {
    const { flowElements } = await read(bpmnXml(layout, 'COM-DSC-P06'));
    const flows = flowElements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
    expect(flows).toHaveLength(layout.edges.length);
    for (const each of flows) {
      const source = each.sourceRef as Element;
      const target = each.targetRef as Element;
      expect(flowElements).toContain(source);
      expect(flowElements).toContain(target);
      expect(source.outgoing).toContain(each);
      expect(target.incoming).toContain(each);
    }
  });

  it('puts every flow node into one lane of its section', async () => {
    const { elements } = await read(bpmnXml(layout, 'COM-DSC-P06'));
    const members = layout.lanes.flatMap(
      ({ id }) => elements[`Lane_${id}`]?.flowNodeRef as readonly Element[],
    );
    expect(members.map(({ id }) => id).toSorted()).toEqual(layout.nodes.map(({ id }) => id).toSorted());
    expect(elements.Section_A?.flowNodeRef).toContain(elements.Step_A16);
  });

  it('draws everything: shapes with bounds, flows with way points', async () => {
    const { pictures } = await read(bpmnXml(layout, 'COM-DSC-P06'));
    const shapes = pictures.filter(({ $type }) => $type === 'bpmndi:BPMNShape');
    const lines = pictures.filter(({ $type }) => $type === 'bpmndi:BPMNEdge');
    const { sections, lanes, nodes, edges } = layout;
    expect(shapes).toHaveLength(1 + sections.length + lanes.length + nodes.length);
    expect(lines).toHaveLength(edges.length);
    for (const { bounds, bpmnElement } of shapes) {
      expect(bpmnElement).toBeDefined();
      expect((bounds as Bounds).width).toBeGreaterThan(0);
      expect((bounds as Bounds).height).toBeGreaterThan(0);
    }
    for (const { waypoint, bpmnElement } of lines) {
      const drawn = edges.find(({ id }) => id === (bpmnElement as Element).id);
      expect((waypoint as readonly Bounds[]).map(({ x, y }) => ({ x, y }))).toEqual(drawn?.waypoints);
    }
  });

  it('keeps names with marks of XML, and drops what XML cannot hold', async () => {
    const name = 'Anulación <A & B> "P06"';
    const { elements, warnings } = await read(bpmnXml(layout, `${name}\u0000`));
    expect(warnings).toEqual([]);
    expect(elements.Pool?.name).toBe(name);
  });

  it('keeps conditions with marks of XML', async () => {
    const part = layoutDiagram([{ from: 'A5', to: 'A6', label: "Pagó > 0 & 'caja'" }]);
    const { elements } = await read(bpmnXml(part, 'COM-DSC-P06'));
    expect(elements.Flow_Step_A5_Step_A6?.name).toBe("Pagó > 0 & 'caja'");
  });
});
