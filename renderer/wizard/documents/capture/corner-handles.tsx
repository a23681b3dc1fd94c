import { type PointerEvent, useRef } from 'react';
import type { Corners } from '../../../../shared/domain/capture.ts';
import styles from './capture.module.css';
import { cornerNames, moveCorner, placeInWords, stepOf, wholePicture } from './corners.ts';

interface CornerHandlesProps {
  /** Null: the whole picture. */
  readonly corners: Corners | null;
  /** @param index of the corner that was moved. */
  readonly onMove: (corners: Corners, index: number) => void;
}

/** The paper's corners on its picture: moved by the mouse, a finger or the arrow keys (Shift: five times as far). */
export function CornerHandles({ corners, onMove }: CornerHandlesProps) {
  const area = useRef<HTMLDivElement>(null);
  const shown = corners ?? wholePicture;
  const follow = (event: PointerEvent<HTMLButtonElement>, index: number) => {
    const box = area.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const to = { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
    const moved = moveCorner(shown, index, to);
    if (moved !== shown) onMove(moved, index);
  };
  return (
    <div ref={area} className={styles.handles}>
      <svg className={styles.outline} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <polygon points={shown.map(({ x, y }) => `${x},${y}`).join(' ')} />
      </svg>
      {shown.map((corner, index) => (
        <button
          key={cornerNames[index]}
          type="button"
          role="slider"
          className={styles.handle}
          style={{ left: `${corner.x * 100}%`, top: `${corner.y * 100}%` }}
          aria-label={cornerNames[index]}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(corner.x * 100)}
          aria-valuetext={placeInWords(corner)}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => follow(event, index)}
          onKeyDown={(event) => {
            const step = stepOf(event);
            if (!step) return;
            event.preventDefault();
            const moved = moveCorner(shown, index, { x: corner.x + step.x, y: corner.y + step.y });
            if (moved !== shown) onMove(moved, index);
          }}
        />
      ))}
    </div>
  );
}
