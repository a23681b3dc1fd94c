import type { FlowEdge } from '../flow.ts';
import type { FlowTarget } from '../flow-target.ts';
import { handoffNames, handoffProcedures } from '../handoffs.ts';
import { outline, type StepId, stepIds } from '../outline.ts';
import type { Box } from './geometry.ts';
import type { LaneId } from './lanes.ts';
import { beforeBox, gatewayBox, isStep, laneOf, markBox, taskBox } from './places.ts';

/**
 * `computed`: a step that the program answers by itself; `throw`: a hand-off beside which the case goes on;
 * `call`: a hand-off that the case waits for.
 */
export type NodeKind = 'start' | 'task' | 'computed' | 'gateway' | 'throw' | 'call' | 'end';

export interface GraphNode {
  /** An XML name, for example `Step_A4_1`. */
  readonly id: string;
  readonly kind: NodeKind;
  /** What the node stands for in the flow; `null` for starts and gateways. */
  readonly target: FlowTarget | null;
  /** `A.4.1` on tasks, else empty. */
  readonly number: string;
  readonly name: string;
  readonly lane: LaneId;
  readonly box: Box;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const computed: readonly StepId[] = ['A2', 'A11', 'B6'];
/** Where a case begins: at the counter, or straight at Back Office. */
const beginnings: readonly StepId[] = ['A1', 'A7'];
/** Where a case goes on that waited for another procedure (COM-DSC-P06 B.3, I-6). */
const returns: Readonly<Partial<Record<FlowTarget, StepId>>> = { 'handoff-billing-claims': 'B5' };
const endNames: Readonly<Partial<Record<FlowTarget, string>>> = {
  'end-annulled': 'Solicitud anulada',
  'end-inadmissible': 'Anulación improcedente',
  'end-nothing': 'Nada por atender',
};

/** The flow as BPMN sees it: a gateway where there is a choice, hand-offs on the way, starts. */
export function graphOf(flow: readonly FlowEdge[]): Graph {
  const merged = mergeTwins(flow);
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const visit = (target: FlowTarget, waits = false) => {
    const node = nodeOf(target, waits);
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  };
  const join = (from: string, to: string, label: string) =>
    edges.push({ id: `Flow_${from}_${to}`, from, to, label });

  for (const from of stepIds) {
    const ways = merged.filter((edge) => edge.from === from);
    if (ways.length === 0) continue;
    const source = visit(from);
    const thrown = ways.find(({ to, label }) => label === '' && isHandoff(to));
    // A hand-off without a condition is a stop on the way to the next step, not a choice beside it.
    const beyond = thrown && ways.find((way) => way !== thrown && way.label === '' && !isHandoff(way.to));
    const choices = ways.filter((way) => way !== beyond);
    const fork = choices.length > 1 ? gatewayAfter(from) : null;
    if (fork !== null) {
      nodes.set(fork.id, fork);
      join(source, fork.id, '');
    }
    for (const way of choices) join(fork?.id ?? source, visit(way.to, way.label !== ''), way.label);
    if (thrown && beyond) join(visit(thrown.to), visit(beyond.to), '');
  }
  for (const { id, target, kind } of [...nodes.values()]) {
    const back = kind === 'call' && target !== null ? returns[target] : undefined;
    if (back !== undefined) join(id, visit(back), '');
  }
  for (const step of beginnings.filter((each) => nodes.has(nodeOf(each, false).id))) {
    const start = startBefore(step);
    nodes.set(start.id, start);
    join(start.id, nodeOf(step, false).id, '');
  }
  return { nodes: [...nodes.values()], edges };
}

function mergeTwins(flow: readonly FlowEdge[]): readonly FlowEdge[] {
  const known = new Map<string, FlowEdge>();
  for (const edge of flow) {
    const key = `${edge.from} ${edge.to}`;
    const twin = known.get(key);
    const label = [twin?.label ?? '', edge.label].filter((each) => each !== '').join(' / ');
    known.set(key, { ...edge, label });
  }
  return [...known.values()];
}

function isHandoff(target: FlowTarget): boolean {
  return target.startsWith('handoff-');
}

const xmlName = (text: string) => text.replaceAll(/[^A-Za-z0-9_-]/gu, '_');

function nodeOf(target: FlowTarget, waits: boolean): GraphNode {
  const lane = laneOf(target);
  if (isStep(target)) {
    const { number, title } = outline[target];
    const kind = computed.includes(target) ? 'computed' : 'task';
    return { id: `Step_${xmlName(target)}`, kind, target, number, name: title, lane, box: taskBox(target) };
  }
  const procedure = handoffProcedures.find((each) => target === `handoff-${each}`);
  const id = xmlName(target);
  if (procedure === undefined) {
    return { id, kind: 'end', target, number: '', name: endNames[target] ?? '', lane, box: markBox(target) };
  }
  const name = handoffNames[procedure];
  return waits
    ? { id, kind: 'call', target, number: '', name, lane, box: taskBox(target) }
    : { id, kind: 'throw', target, number: '', name, lane, box: markBox(target) };
}

function gatewayAfter(step: StepId): GraphNode {
  const id = `Gateway_${xmlName(step)}`;
  return {
    id,
    kind: 'gateway',
    target: null,
    number: '',
    name: '',
    lane: laneOf(step),
    box: gatewayBox(step),
  };
}

function startBefore(step: StepId): GraphNode {
  const id = `Start_${xmlName(step)}`;
  return { id, kind: 'start', target: null, number: '', name: '', lane: laneOf(step), box: beforeBox(step) };
}
