import type { Box, Point } from './geometry.ts';
import type { LaneId } from './lanes.ts';
import type { DiagramEdge, DiagramLayout, DiagramNode } from './layout.ts';

/** What stands inside of an element that makes it what it is. */
const elements = {
  start: { tag: 'startEvent', inner: '' },
  task: { tag: 'userTask', inner: '' },
  computed: { tag: 'serviceTask', inner: '' },
  gateway: { tag: 'exclusiveGateway', inner: '' },
  throw: { tag: 'intermediateThrowEvent', inner: 'messageEventDefinition' },
  call: { tag: 'callActivity', inner: '' },
  end: { tag: 'endEvent', inner: '' },
} as const satisfies Readonly<Record<DiagramNode['kind'], { tag: string; inner: string }>>;

/**
 * The diagram as BPMN 2.0 with its picture (BPMN DI), for other modellers.
 *
 * @param name of the pool and of the process
 */
export function bpmnXml(layout: DiagramLayout, name: string): string {
  const { nodes, edges } = layout;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"' +
      ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"' +
      ' id="Definitions" targetNamespace="urn:reversa:com-dsc-p06">',
    '<bpmn:collaboration id="Collaboration">',
    `<bpmn:participant id="Pool" name="${escaped(name)}" processRef="Process" />`,
    '</bpmn:collaboration>',
    `<bpmn:process id="Process" name="${escaped(name)}" isExecutable="false">`,
    '<bpmn:laneSet id="Lanes">',
    ...layout.sections.flatMap((section) => [
      `<bpmn:lane id="Section_${section.id}" name="${escaped(section.name)}">`,
      ...membersOf(layout, (lane) => lane.section === section.id),
      `<bpmn:childLaneSet id="Lanes_${section.id}">`,
      ...laneLines(layout, section.id),
      '</bpmn:childLaneSet>',
      '</bpmn:lane>',
    ]),
    ...laneLines(layout, null),
    '</bpmn:laneSet>',
    ...nodes.flatMap((node) => nodeLines(node, edges)),
    ...edges.map(
      ({ id, from, to, condition }) =>
        `<bpmn:sequenceFlow id="${id}"${attribute('name', condition)} sourceRef="${from}" targetRef="${to}" />`,
    ),
    '</bpmn:process>',
    '<bpmndi:BPMNDiagram id="Diagram">',
    '<bpmndi:BPMNPlane id="Plane" bpmnElement="Collaboration">',
    ...shape('Pool', layout.pool, null, ' isHorizontal="true"'),
    ...layout.sections.flatMap(({ id, box }) => shape(`Section_${id}`, box, null, ' isHorizontal="true"')),
    ...layout.lanes.flatMap(({ id, box }) => shape(laneId(id), box, null, ' isHorizontal="true"')),
    ...nodes.flatMap(({ id, box, kind, label }) =>
      shape(id, box, label?.box ?? null, kind === 'gateway' ? ' isMarkerVisible="true"' : ''),
    ),
    ...edges.flatMap(edgeLines),
    '</bpmndi:BPMNPlane>',
    '</bpmndi:BPMNDiagram>',
    '</bpmn:definitions>',
  ];
  return `${lines.join('\n')}\n`;
}

const laneId = (id: LaneId) => `Lane_${id}`;

function membersOf(
  { lanes, nodes }: DiagramLayout,
  belongs: (lane: DiagramLayout['lanes'][number]) => boolean,
): readonly string[] {
  const chosen = new Set(lanes.filter(belongs).map(({ id }) => id));
  return nodes
    .filter(({ lane }) => chosen.has(lane))
    .map(({ id }) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`);
}

function laneLines(layout: DiagramLayout, section: 'A' | 'B' | null): readonly string[] {
  return layout.lanes
    .filter((lane) => lane.section === section)
    .flatMap(({ id, name }) => [
      `<bpmn:lane id="${laneId(id)}" name="${escaped(name)}">`,
      ...membersOf(layout, (lane) => lane.id === id),
      '</bpmn:lane>',
    ]);
}

function nodeLines(node: DiagramNode, edges: readonly DiagramEdge[]): readonly string[] {
  const { tag, inner } = elements[node.kind];
  const name = node.number === '' ? node.name : `${node.number} ${node.name}`;
  return [
    `<bpmn:${tag} id="${node.id}"${attribute('name', name)}>`,
    ...edges.filter(({ to }) => to === node.id).map(({ id }) => `<bpmn:incoming>${id}</bpmn:incoming>`),
    ...edges.filter(({ from }) => from === node.id).map(({ id }) => `<bpmn:outgoing>${id}</bpmn:outgoing>`),
    ...(inner === '' ? [] : [`<bpmn:${inner} id="${node.id}_definition" />`]),
    `</bpmn:${tag}>`,
  ];
}

function shape(element: string, box: Box, label: Box | null, marks: string): readonly string[] {
  return [
    `<bpmndi:BPMNShape id="${element}_shape" bpmnElement="${element}"${marks}>`,
    bounds(box),
    ...labelLines(label),
    '</bpmndi:BPMNShape>',
  ];
}

function edgeLines({ id, waypoints, label }: DiagramEdge): readonly string[] {
  return [
    `<bpmndi:BPMNEdge id="${id}_edge" bpmnElement="${id}">`,
    ...waypoints.map(({ x, y }: Point) => `<di:waypoint x="${x}" y="${y}" />`),
    ...labelLines(label?.box ?? null),
    '</bpmndi:BPMNEdge>',
  ];
}

function labelLines(box: Box | null): readonly string[] {
  return box === null ? [] : ['<bpmndi:BPMNLabel>', bounds(box), '</bpmndi:BPMNLabel>'];
}

function bounds({ x, y, width, height }: Box): string {
  return `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`;
}

function attribute(name: string, value: string): string {
  return value === '' ? '' : ` ${name}="${escaped(value)}"`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** For an attribute; characters that XML cannot hold are dropped. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"\n\t]/gu, (character) => entities[character] ?? '');
}
