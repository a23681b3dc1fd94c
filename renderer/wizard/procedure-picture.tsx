import { memo, useId } from 'react';
import { type Box, centreOf, wrap } from '../../shared/procedure/diagram/geometry.ts';
import { type Label, labelLineHeight } from '../../shared/procedure/diagram/labels.ts';
import type { DiagramEdge, DiagramLayout, DiagramNode } from '../../shared/procedure/diagram/layout.ts';
import type { Trail } from '../../shared/procedure/diagram/taken.ts';
import styles from './procedure-diagram.module.css';

const charactersInBox = 27;
const lineHeight = 16;
/** The strip with the names of sections and lanes, in px of the picture; what is left of them need not stay in sight. */
const namesWidth = 112;
const leftOfNames = 46;

interface PictureProps {
  readonly layout: DiagramLayout;
  readonly trail: Trail;
  /** Ids of the nodes where the case now stands. */
  readonly current: ReadonlySet<string>;
  readonly scale: number;
  readonly title: string;
  readonly description: string;
}

/** The procedure as SVG. The names of the lanes stay at the left while the picture is scrolled. */
export const ProcedurePicture = memo(function ProcedurePicture(props: PictureProps) {
  const { layout, trail, current, scale, title, description } = props;
  const id = useId();
  const arrow = `${id}-arrow`;
  // Lines of the way lie above the others.
  const edges = layout.edges.toSorted(
    (one, other) => Number(trail.edges.has(one.id)) - Number(trail.edges.has(other.id)),
  );
  return (
    <div className={styles.canvas}>
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        className={styles.picture}
        width={layout.width * scale}
        height={layout.height * scale}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 10 10"
            refX="10"
            refY="5"
            markerWidth="11"
            markerHeight="11"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 10 5 0 10Z" fill="context-stroke" />
          </marker>
        </defs>
        {layout.lanes.map(({ id: lane, box }) => (
          <rect key={lane} className={styles.lane} {...box} />
        ))}
        {edges.map((edge) => (
          <Line key={edge.id} edge={edge} taken={trail.edges.has(edge.id)} arrow={arrow} />
        ))}
        {layout.nodes.map((node) => (
          <Node key={node.id} node={node} taken={trail.nodes.has(node.id)} current={current.has(node.id)} />
        ))}
        {layout.edges.map(({ id: edge, label }) => label && <Words key={edge} label={label} />)}
      </svg>
      <Names layout={layout} scale={scale} />
    </div>
  );
});

function Names({ layout, scale }: { readonly layout: DiagramLayout; readonly scale: number }) {
  return (
    <svg
      aria-hidden="true"
      className={styles.names}
      style={{ left: -leftOfNames * scale }}
      width={namesWidth * scale}
      height={layout.height * scale}
      viewBox={`0 0 ${namesWidth} ${layout.height}`}
    >
      {layout.sections.map(({ id, name, box }) => (
        <Name key={id} name={name} box={box} />
      ))}
      {layout.lanes.map(({ id, name, box }) => (
        <Name key={id} name={name} box={box} />
      ))}
    </svg>
  );
}

/** A name that is read from below to above, in the strip at its box's left. */
function Name({ name, box }: { readonly name: string; readonly box: Box }) {
  const lines = wrap(name, Math.floor(box.height / 8));
  const strip = { ...box, width: 30 };
  const { x, y } = centreOf(strip);
  return (
    <g>
      <rect className={styles.strip} {...strip} />
      <text className={styles.name} transform={`rotate(-90 ${x} ${y})`}>
        {lines.map((line, index) => (
          <tspan key={line} x={x} y={y + 4 + (index - (lines.length - 1) / 2) * 14}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}

function Line({
  edge,
  taken,
  arrow,
}: {
  readonly edge: DiagramEdge;
  readonly taken: boolean;
  readonly arrow: string;
}) {
  return (
    <polyline
      className={styles.line}
      data-taken={taken || undefined}
      points={edge.waypoints.map(({ x, y }) => `${x},${y}`).join(' ')}
      markerEnd={`url(#${arrow})`}
    />
  );
}

function Words({ label: { lines, box } }: { readonly label: Label }) {
  return (
    <text className={styles.words}>
      {lines.map((line, index) => (
        <tspan key={line} x={box.x} y={box.y + 12 + index * labelLineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

interface NodeProps {
  readonly node: DiagramNode;
  readonly taken: boolean;
  readonly current: boolean;
}

function Node({ node, taken, current }: NodeProps) {
  return (
    <g
      className={styles.node}
      data-taken={taken || undefined}
      data-current={current || undefined}
      data-kind={node.kind}
    >
      <Outline kind={node.kind} box={node.box} />
      {(node.kind === 'task' || node.kind === 'computed' || node.kind === 'call') && <Task node={node} />}
      {taken && node.target !== null && !current && <Check box={node.box} />}
      {current && <Now box={node.box} />}
      {node.label && <Words label={node.label} />}
    </g>
  );
}

function Outline({ kind, box }: Pick<DiagramNode, 'kind' | 'box'>) {
  const { x, y } = centreOf(box);
  const radius = box.width / 2;
  switch (kind) {
    case 'gateway':
      return (
        <>
          <path
            className={styles.shape}
            d={`M${x} ${box.y}L${box.x + box.width} ${y} ${x} ${box.y + box.height} ${box.x} ${y}Z`}
          />
          <path className={styles.sign} d={`M${x - 6} ${y - 6}l12 12m0-12l-12 12`} />
        </>
      );
    case 'start':
    case 'end':
      return <circle className={styles.shape} cx={x} cy={y} r={radius - 2} />;
    case 'throw':
      return (
        <>
          <circle className={styles.shape} cx={x} cy={y} r={radius - 1} />
          <circle className={styles.shape} cx={x} cy={y} r={radius - 5} />
          <path className={styles.sign} d={`M${x - 8} ${y - 6}h16v12h-16zl8 7 8-7`} />
        </>
      );
    default:
      return <rect className={styles.shape} rx={8} {...box} />;
  }
}

function Task({ node: { number, name, box } }: { readonly node: DiagramNode }) {
  const first = number === '' ? 24 : 40;
  return (
    <>
      <text className={styles.number} x={box.x + 10} y={box.y + 21}>
        {number}
      </text>
      <text className={styles.title}>
        {wrap(name, charactersInBox).map((line, index) => (
          <tspan key={line} x={box.x + 10} y={box.y + first + index * lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

/** Done: a mark as well as a colour. */
function Check({ box }: { readonly box: Box }) {
  const isTask = box.width > box.height;
  const x = box.x + box.width - (isTask ? 16 : 2);
  const y = box.y + (isTask ? 16 : 2);
  return (
    <>
      <circle className={styles.mark} cx={x} cy={y} r={9} />
      <path className={styles.check} d={`M${x - 4.5} ${y}l3 3.5 6-7`} />
    </>
  );
}

function Now({ box }: { readonly box: Box }) {
  return (
    <>
      <rect className={styles.mark} x={box.x + box.width - 66} y={box.y + 6} width={60} height={21} rx={4} />
      <text className={styles.now} x={box.x + box.width - 36} y={box.y + 21}>
        Ahora
      </text>
    </>
  );
}
