import { createRequire } from 'node:module';
import type * as OpenCv from '@techstark/opencv-js';

export type Vision = typeof OpenCv;
export type Mat = OpenCv.Mat;

/**
 * OpenCV, loaded at its first use: it takes a third of a second and some 100 MB.
 *
 * Handed over inside of an object: its module has a `then` of its own that never settles, so that whoever awaits the module itself waits
 * for ever. Required, not imported: some loaders hand out a module's own `then` as the import's.
 */
export async function loadVision(): Promise<{ readonly cv: Vision }> {
  const cv = createRequire(import.meta.url)('@techstark/opencv-js') as Vision;
  if (!('Mat' in cv)) {
    await new Promise<void>((resolve) => {
      const module = cv as { onRuntimeInitialized?: () => void };
      const before = module.onRuntimeInitialized;
      module.onRuntimeInitialized = () => {
        before?.();
        resolve();
      };
    });
  }
  return { cv };
}

/** What `work` makes in OpenCV's memory, which nothing else frees. */
export type Keep = <Made extends { delete(): void }>(made: Made) => Made;

/** Runs `work` and frees all that it kept, whatever comes of it. */
export function withMats<Result>(work: (keep: Keep) => Result): Result {
  const kept: { delete(): void }[] = [];
  try {
    return work((made) => {
      kept.push(made);
      return made;
    });
  } finally {
    for (const each of kept.reverse()) each.delete();
  }
}
