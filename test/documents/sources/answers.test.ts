import { describe, expect, it } from 'vitest';
import { nearestResolution, readCapabilities } from '../../../main/documents/sources/escl/capabilities.ts';
import { readXml } from '../../../main/documents/sources/escl/read-xml.ts';
import { writeScanSettings } from '../../../main/documents/sources/escl/scan-settings.ts';
import { feederFault, jobFault, readStatus } from '../../../main/documents/sources/escl/status.ts';
import { refuse } from '../../../shared/result.ts';
import { statusXml } from '../../support/fake-scanner-xml.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

/** As an early scanner answers: a default namespace, profiles beside the inputs, a range of resolutions. */
const early = bytes(`<?xml version="1.0" encoding="UTF-8"?>
<ScannerCapabilities xmlns="http://schemas.hp.com/imaging/escl/2011/05/03">
  <Version>2.0</Version>
  <MakeAndModel>Viejo &lt;1&gt;</MakeAndModel>
  <SettingProfiles><SettingProfile name="0">
    <ColorModes><ColorMode>BlackAndWhite1</ColorMode><ColorMode>Grayscale8</ColorMode></ColorModes>
    <DocumentFormats><DocumentFormat>application/pdf</DocumentFormat></DocumentFormats>
    <SupportedResolutions><ResolutionRange>
      <XResolutionRange><Min>100</Min><Max>300</Max><Normal>200</Normal><Step>1</Step></XResolutionRange>
      <YResolutionRange><Min>100</Min><Max>300</Max><Normal>200</Normal><Step>1</Step></YResolutionRange>
    </ResolutionRange></SupportedResolutions>
  </SettingProfile></SettingProfiles>
  <Platen><PlatenInputCaps>
    <MinWidth>8</MinWidth><MaxWidth>2400</MaxWidth><MinHeight>8</MinHeight><MaxHeight>3300</MaxHeight>
    <SettingProfiles><SettingProfile ref="0"/></SettingProfiles>
  </PlatenInputCaps></Platen>
</ScannerCapabilities>`);

describe("a scanner's capabilities", () => {
  it('are read without prefixes, from profiles beside, and from a range', () => {
    const read = readCapabilities(early);
    expect(read.ok && read.value).toEqual({
      version: '2.0',
      // Entities stay as they came: nothing expands them.
      model: 'Viejo &lt;1&gt;',
      platen: {
        size: { width: 2400, height: 3300 },
        resolutions: [100, 150, 200, 300],
        colours: ['grey'],
        formats: ['application/pdf'],
      },
      feeder: null,
    });
  });

  it('limit what is asked for: the page, the colours, the format', () => {
    const read = readCapabilities(early);
    if (!read.ok) throw new Error(read.error);
    const options = { input: 'platen', resolution: 600, colour: 'colour' } as const;
    const settings = writeScanSettings(read.value, options);
    if (!settings.ok) throw new Error(settings.error);
    expect(settings.value).toContain('<pwg:Width>2400</pwg:Width>');
    expect(settings.value).toContain('<pwg:Height>3300</pwg:Height>');
    expect(settings.value).toContain('<scan:ColorMode>Grayscale8</scan:ColorMode>');
    expect(settings.value).toContain('<pwg:DocumentFormat>application/pdf</pwg:DocumentFormat>');
    expect(settings.value).toContain('<scan:XResolution>300</scan:XResolution>');
    expect(writeScanSettings(read.value, { ...options, input: 'feeder' })).toEqual(refuse('no-paper-size'));
  });

  it('without an input or a colour are of no use', () => {
    const none = '<ScannerCapabilities><Version>2.0</Version></ScannerCapabilities>';
    expect(readCapabilities(bytes(none))).toEqual(refuse('unreadable-answer'));
    const colourless = early.toString().replaceAll('ColorMode>', 'Mode>');
    expect(readCapabilities(bytes(colourless))).toEqual(refuse('unreadable-answer'));
  });

  it('give the resolution that is nearest to the one that is wanted', () => {
    const input = { size: null, resolutions: [100, 200, 600], colours: [], formats: [] };
    expect([75, 160, 300, 500].map((each) => nearestResolution(input, each))).toEqual([100, 200, 200, 600]);
  });
});

describe("a scanner's state", () => {
  it.each([
    ['ScannerAdfLoaded', null],
    ['ScannerAdfProcessing', null],
    ['ScannerAdfEmpty', 'feeder-empty'],
    ['ScannerAdfJam', 'jammed'],
    ['ScannerAdfMispick', 'jammed'],
    ['ScannerAdfHatchOpen', 'cover-open'],
  ])('%s of the feeder is the fault %s', (feeder, fault) => {
    const read = readStatus(bytes(statusXml(feeder, '/eSCL/ScanJobs/1', 'Processing')));
    expect(read.ok && feederFault(read.value)).toBe(fault);
  });

  it("tells of a job by its own name, whatever host stands before it, and not of another's", () => {
    const read = readStatus(bytes(statusXml('ScannerAdfEmpty', 'http://otro/eSCL/ScanJobs/1', 'Aborted')));
    if (!read.ok) throw new Error(read.error);
    expect(jobFault(read.value, '/eSCL/ScanJobs/1')).toBe('cancelled');
    expect(jobFault(read.value, '/eSCL/ScanJobs/11')).toBeNull();
  });
});

describe('[R15] an XML answer', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Root>&b;</Root>`;
  it.each([
    ['with a DOCTYPE', bytes(bomb)],
    ['with one in small letters', bytes(bomb.replace('DOCTYPE', 'doctype'))],
    ['in UTF-16, where a DOCTYPE would not be seen', Buffer.from(`\ufeff${bomb}`, 'utf16le')],
    ['that is not UTF-8', Buffer.from([0x3c, 0xff, 0xfe])],
    ['that breaks off', bytes('<Root><State>Idle')],
    ['nested a thousand deep', bytes(`<Root>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</Root>`)],
    ['that is empty', bytes('')],
  ])('%s is not read', (_what, text) => {
    expect(readXml(text, 'Root')).toEqual(refuse('unreadable-answer'));
  });

  it('of another kind, or that reaches for what every object has, is no scanner', () => {
    expect(readXml(bytes('<Other/>'), 'Root')).toEqual(refuse('not-a-scanner'));
    expect(readXml(bytes('<Other/>'), 'constructor')).toEqual(refuse('not-a-scanner'));
  });
});
