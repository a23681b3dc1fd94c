import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export const smallestWindow = { width: 1024, height: 700 } as const;
const usualSize = { width: 1280, height: 860 } as const;

/** In screen points. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(smallestWindow.width),
  height: z.int().min(smallestWindow.height),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof placeSchema>;

/** Where a window opens: without x and y the system chooses. */
export interface WindowOpening {
  readonly bounds: {
    readonly width: number;
    readonly height: number;
    readonly x?: number;
    readonly y?: number;
  };
  readonly isMaximized: boolean;
}

/** Points of the title bar that have to be on a screen for a hand to reach it. */
const reachable = { width: 120, height: 40 } as const;

function isReachable(place: Area, screen: Area): boolean {
  const width = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  const topIsOn = place.y >= screen.y && place.y + reachable.height <= screen.y + screen.height;
  return width >= reachable.width && topIsOn;
}

/** The remembered place if there still is a screen there, as after a second monitor was taken away. */
export function chooseOpening(remembered: WindowPlace | null, screens: readonly Area[]): WindowOpening {
  if (remembered === null) return { bounds: usualSize, isMaximized: false };
  const { isMaximized, ...bounds } = remembered;
  if (screens.some((screen) => isReachable(bounds, screen))) return { bounds, isMaximized };
  return { bounds: { width: bounds.width, height: bounds.height }, isMaximized };
}

/** @returns null when nothing is remembered; what cannot be read is no reason not to open. */
export function readWindowPlace(file: string): WindowPlace | null {
  try {
    const read = placeSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Runs while the window closes, so it cannot wait; a place that cannot be kept is a comfort lost and no more. */
export function writeWindowPlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place));
    renameSync(`${file}.new`, file);
  } catch {
    return;
  }
}
