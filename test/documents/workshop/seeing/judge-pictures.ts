import { examinePage } from '../../../../main/documents/workshop/seeing/examine-page.ts';
import type { Corners, PageWarning } from '../../../../shared/domain/capture.ts';
import { drawPicture, type PictureKind } from '../../../builders/pictures/picture-set.ts';

/** What has to be said of each kind of picture that is not good. */
export const expectedWarning: Readonly<Record<Exclude<PictureKind, 'good'>, PageWarning>> = {
  'out-of-focus': 'blurred',
  moved: 'blurred',
  glare: 'glare',
  dark: 'dark',
  'low-resolution': 'low-resolution',
  'cut-off': 'no-edges',
};

export interface Judged {
  readonly number: number;
  readonly warnings: readonly PageWarning[];
  /** The largest distance of a corner from where it was drawn, as a share of the picture's diagonal; null where none were found. */
  readonly cornerError: number | null;
}

export async function judgePictures(seed: number, kind: PictureKind, count: number): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (let number = 0; number < count; number += 1) {
    const { jpeg, corners } = await drawPicture(seed, kind, number);
    const examined = await examinePage(jpeg);
    const { width, height } = examined;
    judged.push({
      number,
      warnings: examined.warnings,
      cornerError: examined.corners && largestError(examined.corners, corners, width, height),
    });
  }
  return judged;
}

function largestError(found: Corners, drawn: Corners, width: number, height: number): number {
  const away = (index: number): number => {
    const [one, other] = [found[index], drawn[index]];
    return one && other ? Math.hypot((one.x - other.x) * width, (one.y - other.y) * height) : width;
  };
  return Math.max(...[0, 1, 2, 3].map(away)) / Math.hypot(width, height);
}
