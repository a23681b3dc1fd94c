import { Button } from '@mantine/core';
import { IconArrowsMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { centreOf, type Point } from '../../shared/procedure/diagram/geometry.ts';
import type { DiagramLayout } from '../../shared/procedure/diagram/layout.ts';
import { type Trail, trailOf } from '../../shared/procedure/diagram/taken.ts';
import type { FlowTarget } from '../../shared/procedure/flow-target.ts';
import { handoffNames, handoffProcedures } from '../../shared/procedure/handoffs.ts';
import { outline, type StepId, stepHeading } from '../../shared/procedure/outline.ts';
import styles from './procedure-diagram.module.css';
import { ProcedurePicture } from './procedure-picture.tsx';
import { scrolledByKeys } from './scrolled-by-keys.ts';

type Ended = 'annulled' | 'inadmissible' | 'withdrawn' | null;

interface ProcedureDiagramProps {
  readonly layout: DiagramLayout;
  /** What was done, oldest first; with the hand-offs between, the ways through them are shown too. */
  readonly taken: readonly FlowTarget[];
  readonly current: readonly StepId[];
  readonly ended: Ended;
}

const endWords: Readonly<Record<NonNullable<Ended>, string>> = {
  annulled: 'El trámite concluyó: solicitud anulada.',
  inadmissible: 'El trámite concluyó: anulación improcedente.',
  withdrawn: 'El trámite concluyó: el cliente desistió de la anulación.',
};

const zoomStep = 1.25;
const smallest = 0.15;
const largest = 2;

/** COM-DSC-P06 with the way that a case took and where it stands (U20). */
export function ProcedureDiagram({ layout, taken, current, ended }: ProcedureDiagramProps) {
  const frame = useRef<HTMLElement>(null);
  const middle = useRef<Point>({ x: 0, y: 0 });
  const [scale, setScale] = useState(1);
  const heading = useId();
  const trail = useMemo(() => wayOf(layout, taken, current, ended), [layout, taken, current, ended]);
  const here = useMemo(() => nodesOf(layout, current), [layout, current]);
  const focus = focusOf(layout, taken, current, ended);

  const look = (at: Point, by: number) => {
    middle.current = at;
    if (frame.current === null) return;
    frame.current.scrollLeft = at.x * by - frame.current.clientWidth / 2;
    frame.current.scrollTop = at.y * by - frame.current.clientHeight / 2;
  };
  const zoom = (to: number) => {
    const view = frame.current;
    if (view === null) return;
    middle.current = {
      x: (view.scrollLeft + view.clientWidth / 2) / scale,
      y: (view.scrollTop + view.clientHeight / 2) / scale,
    };
    setScale(Math.min(largest, Math.max(smallest, to)));
  };
  const zoomToAll = () => {
    const view = frame.current;
    if (view !== null) zoom(Math.min(view.clientWidth / layout.width, view.clientHeight / layout.height));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of size keeps what is in the middle; a new step is looked for at any size.
  useLayoutEffect(() => look(middle.current, scale), [scale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useLayoutEffect(() => look(focus, scale), [focus.x, focus.y]);

  const description = placeWords(current, ended);
  return (
    <section className={styles.diagram} aria-labelledby={heading}>
      <div className={styles.head}>
        <p id={heading} className={styles.place}>
          {description}
        </p>
        <div className={styles.tools}>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconZoomIn size={18} aria-hidden="true" />}
            onClick={() => zoom(scale * zoomStep)}
          >
            Ampliar
          </Button>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconZoomOut size={18} aria-hidden="true" />}
            onClick={() => zoom(scale / zoomStep)}
          >
            Reducir
          </Button>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconArrowsMaximize size={18} aria-hidden="true" />}
            onClick={zoomToAll}
          >
            Ver todo
          </Button>
          <output className={styles.scale}>{Math.round(scale * 100)} %</output>
        </div>
      </div>
      <section
        ref={frame}
        className={styles.frame}
        aria-label="Diagrama, se recorre con las flechas"
        {...scrolledByKeys}
      >
        <ProcedurePicture
          layout={layout}
          trail={trail}
          current={here}
          scale={scale}
          title="Diagrama del procedimiento COM-DSC-P06"
          description={description}
        />
      </section>
      <ol className={styles.forReaders} aria-label="Pasos cumplidos">
        {taken
          .map((stop, index) => ({ key: `${index}`, words: stopWords(stop) }))
          .map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
      </ol>
    </section>
  );
}

function endOf(ended: Ended): readonly FlowTarget[] {
  return ended === null || ended === 'withdrawn' ? [] : [`end-${ended}`];
}

/** To each place where the case stands, as none of them leads to another. */
function wayOf(
  layout: DiagramLayout,
  taken: readonly FlowTarget[],
  current: readonly StepId[],
  ended: Ended,
): Trail {
  const done = trailOf(layout, [...taken, ...endOf(ended)]);
  const trails = [done, ...current.map((step) => trailOf(layout, [...taken, step]))];
  return {
    nodes: new Set(trails.flatMap(({ nodes }) => [...nodes])),
    edges: new Set(trails.flatMap(({ edges }) => [...edges])),
  };
}

function nodesOf(layout: DiagramLayout, targets: readonly FlowTarget[]): ReadonlySet<string> {
  return new Set(
    layout.nodes.filter(({ target }) => target !== null && targets.includes(target)).map(({ id }) => id),
  );
}

function focusOf(
  layout: DiagramLayout,
  taken: readonly FlowTarget[],
  current: readonly StepId[],
  ended: Ended,
): Point {
  const sought = current[0] ?? endOf(ended)[0] ?? taken.at(-1);
  const node = layout.nodes.find(({ target }) => target === sought) ?? layout.nodes[0];
  return node === undefined ? { x: 0, y: 0 } : centreOf(node.box);
}

function placeWords(current: readonly StepId[], ended: Ended): string {
  if (ended !== null) return endWords[ended];
  if (current.length === 0) return 'El trámite no tiene un paso pendiente.';
  return `${current.length === 1 ? 'Ahora' : 'Ahora, a la vez'}: ${current.map(stepHeading).join('; ')}.`;
}

function stopWords(stop: FlowTarget): string {
  if (Object.hasOwn(outline, stop)) return stepHeading(stop as StepId);
  const procedure = handoffProcedures.find((each) => stop === `handoff-${each}`);
  return procedure === undefined ? 'Fin' : `Derivación a ${handoffNames[procedure]}`;
}
