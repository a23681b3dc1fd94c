import type { ScanOptions } from '../../../../shared/ipc/source-schemas.ts';

export const inputNames: Readonly<Record<ScanOptions['input'], string>> = {
  feeder: 'Alimentador (varias hojas)',
  platen: 'Vidrio (una hoja)',
};

export const colourNames: Readonly<Record<ScanOptions['colour'], string>> = {
  colour: 'Color',
  grey: 'Grises',
};

/** Dots per inch at which a paper is read well and its file stays small. */
const good = 300;

/** The resolution nearest to 300 ppp; of two as near, the finer. */
export function bestResolution(resolutions: readonly number[]): number {
  return resolutions.reduce((best, each) => {
    const nearer = Math.abs(each - good) - Math.abs(best - good);
    return nearer < 0 || (nearer === 0 && each > best) ? each : best;
  }, resolutions[0] ?? good);
}

interface Capabilities {
  readonly inputs: readonly ScanOptions['input'][];
  readonly resolutions: readonly number[];
  readonly colours: readonly ScanOptions['colour'][];
}

/** What is scanned with: what was chosen where the scanner has it, else what suits a customer's paper. */
export function scanChoice(
  { inputs, resolutions, colours }: Capabilities,
  wanted: Partial<ScanOptions>,
): ScanOptions {
  const has = <Value>(values: readonly Value[], value: Value | undefined): value is Value =>
    value !== undefined && values.includes(value);
  return {
    input: has(inputs, wanted.input) ? wanted.input : (inputs[0] ?? 'platen'),
    resolution: has(resolutions, wanted.resolution) ? wanted.resolution : bestResolution(resolutions),
    colour: has(colours, wanted.colour) ? wanted.colour : (colours[0] ?? 'colour'),
  };
}
