import type { ScanOptions } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import {
  type Capabilities,
  colourModeOf,
  type InputCapabilities,
  nearestResolution,
} from './capabilities.ts';

/** A4 in three-hundredths of an inch. */
const paper = { width: 2480, height: 3508 };
/** By preference: a picture needs no taking apart. */
const wanted = ['image/jpeg', 'application/pdf'];

function formatOf({ formats }: InputCapabilities): string {
  return wanted.find((format) => formats.includes(format)) ?? 'image/jpeg';
}

/**
 * The settings of a job as XML. Everything in it is a number or one of our own words: nothing of the scanner's goes back to it but its
 * version.
 *
 * @returns `no-paper-size` also for an input that the scanner does not have.
 */
export function writeScanSettings(
  capabilities: Capabilities,
  options: ScanOptions,
): Result<string, 'no-paper-size'> {
  const input = capabilities[options.input];
  if (!input?.size) return refuse('no-paper-size');
  const resolution = nearestResolution(input, options.resolution);
  const format = formatOf(input);
  return ok(`<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03">
  <pwg:Version>${capabilities.version}</pwg:Version>
  <pwg:ScanRegions>
    <pwg:ScanRegion>
      <pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
      <pwg:XOffset>0</pwg:XOffset>
      <pwg:YOffset>0</pwg:YOffset>
      <pwg:Width>${Math.min(paper.width, input.size.width)}</pwg:Width>
      <pwg:Height>${Math.min(paper.height, input.size.height)}</pwg:Height>
    </pwg:ScanRegion>
  </pwg:ScanRegions>
  <pwg:InputSource>${options.input === 'platen' ? 'Platen' : 'Feeder'}</pwg:InputSource>
  <scan:ColorMode>${colourModeOf(input, options.colour)}</scan:ColorMode>
  <pwg:DocumentFormat>${format}</pwg:DocumentFormat>
  <scan:DocumentFormatExt>${format}</scan:DocumentFormatExt>
  <scan:XResolution>${resolution}</scan:XResolution>
  <scan:YResolution>${resolution}</scan:YResolution>
</scan:ScanSettings>
`);
}
