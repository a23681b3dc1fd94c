import type { FlowTarget } from '../flow-target.ts';
import type { DiagramEdge, DiagramLayout } from './layout.ts';
import { isStep } from './places.ts';

export interface Trail {
  /** Ids of the nodes and edges of the way. */
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/**
 * The way that a case went: from each stop back to the latest one before it that leads there, since cases go on at several
 * desks at once (I-4, B.8 to B.11).
 *
 * @param stops what was done, oldest first, then where the case now stands; hand-offs where there were any
 */
export function trailOf(layout: DiagramLayout, stops: readonly FlowTarget[]): Trail {
  const idOf = new Map(
    layout.nodes.flatMap(({ id, target }) => (target === null ? [] : [[target, id] as const])),
  );
  const visited = stops.flatMap((stop) => idOf.get(stop) ?? []);
  const mayPass = new Set(
    layout.nodes
      .filter(({ target }) => target === null || !(isStep(target) || target.startsWith('end-')))
      .map(({ id }) => id),
  );
  const nodes = new Set(visited);
  const edges = new Set<string>();
  for (const [index, stop] of visited.entries()) {
    for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
      const way = wayBetween(layout.edges, visited[earlier] ?? '', stop, mayPass);
      if (way === null) continue;
      for (const edge of way) {
        edges.add(edge.id);
        nodes.add(edge.to);
      }
      break;
    }
  }
  const first = layout.edges.find(({ from, to }) => to === visited[0] && from.startsWith('Start_'));
  if (first !== undefined) {
    edges.add(first.id);
    nodes.add(first.from);
  }
  return { nodes, edges };
}

/** The shortest way that passes nothing but gateways and hand-offs. */
function wayBetween(
  edges: readonly DiagramEdge[],
  from: string,
  to: string,
  mayPass: ReadonlySet<string>,
): readonly DiagramEdge[] | null {
  const seen = new Set([from]);
  let ways: readonly (readonly DiagramEdge[])[] = edges
    .filter((edge) => edge.from === from)
    .map((edge) => [edge]);
  while (ways.length > 0) {
    const found = ways.find((way) => way.at(-1)?.to === to);
    if (found !== undefined) return found;
    ways = ways.flatMap((way) => {
      const reached = way.at(-1)?.to ?? '';
      if (seen.has(reached) || !mayPass.has(reached)) return [];
      seen.add(reached);
      return edges.filter((edge) => edge.from === reached).map((edge) => [...way, edge]);
    });
  }
  return null;
}
