import type { ScanOptions } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { findAll, findFirst, findNumber, findTexts, readXml, type XmlNode } from './read-xml.ts';

type Colour = ScanOptions['colour'];

/** What the platen or the feeder can do. */
export interface InputCapabilities {
  /** Largest page in three-hundredths of an inch; null where the scanner does not say. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Dots per inch, ascending. */
  readonly resolutions: readonly number[];
  readonly colours: readonly Colour[];
  readonly formats: readonly string[];
}

export interface Capabilities {
  /** Of eSCL, as `2.63`. */
  readonly version: string;
  /** Maker and model; null where the scanner does not say. */
  readonly model: string | null;
  readonly platen: InputCapabilities | null;
  readonly feeder: InputCapabilities | null;
}

const common = [100, 150, 200, 300, 400, 600];
const longestModel = 80;
const colourModes: Readonly<Record<Colour, string>> = { colour: 'RGB24', grey: 'Grayscale8' };

function readResolutions(node: XmlNode): readonly number[] {
  const single = findAll(node, 'DiscreteResolution').map((each) => findNumber(each, 'XResolution'));
  const ranges = findAll(node, 'XResolutionRange').flatMap((range) => {
    const least = findNumber(range, 'Min') ?? 0;
    const most = findNumber(range, 'Max') ?? 0;
    return common.filter((each) => each >= least && each <= most);
  });
  const found = [...single, ...ranges].filter((each) => each !== null && each >= 75 && each <= 600);
  return [...new Set(found as readonly number[])].sort((one, other) => one - other).slice(0, 20);
}

function readColours(node: XmlNode): readonly Colour[] {
  const modes = findTexts(node, 'ColorMode');
  return (['colour', 'grey'] as const).filter((colour) => modes.includes(colourModes[colour]));
}

function readFormats(node: XmlNode): readonly string[] {
  return [...findTexts(node, 'DocumentFormatExt'), ...findTexts(node, 'DocumentFormat')];
}

/** What an input does not say of itself stands, with some makers, in profiles beside it. */
function readInput(input: XmlNode | undefined, whole: XmlNode): InputCapabilities | null {
  if (input === undefined) return null;
  const orWhole = <Each>(read: (node: XmlNode) => readonly Each[]): readonly Each[] => {
    const own = read(input);
    return own.length > 0 ? own : read(whole);
  };
  const resolutions = orWhole(readResolutions);
  const width = findNumber(input, 'MaxWidth');
  const height = findNumber(input, 'MaxHeight');
  return {
    size: width && height ? { width, height } : null,
    resolutions: resolutions.length > 0 ? resolutions : [300],
    colours: orWhole(readColours),
    formats: orWhole(readFormats),
  };
}

/** @param bytes the answer to `GET …/ScannerCapabilities`, of versions 2.0 to 2.9. */
export function readCapabilities(
  bytes: Uint8Array,
): Result<Capabilities, 'unreadable-answer' | 'not-a-scanner'> {
  const read = readXml(bytes, 'ScannerCapabilities');
  if (!read.ok) return read;
  const whole = read.value;
  const platen = readInput(findFirst(whole, 'PlatenInputCaps'), whole);
  const feeder = readInput(findFirst(whole, 'AdfSimplexInputCaps'), whole);
  const inputs = [platen, feeder].filter((input) => input !== null);
  if (inputs.length === 0 || inputs.some(({ colours }) => colours.length === 0))
    return refuse('unreadable-answer');
  const version = findTexts(whole, 'Version').find((text) => /^\d\.\d{1,3}$/.test(text)) ?? '2.0';
  const model = findTexts(whole, 'MakeAndModel')[0]?.replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
  return ok({ version, model: model?.slice(0, longestModel) || null, platen, feeder });
}

/** The resolution of an input that is nearest to what is wanted. */
export function nearestResolution({ resolutions }: InputCapabilities, wanted: number): number {
  return resolutions.reduce((best, each) =>
    Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best,
  );
}

export function colourModeOf({ colours }: InputCapabilities, wanted: Colour): string {
  return colourModes[colours.includes(wanted) ? wanted : (colours[0] ?? wanted)];
}
