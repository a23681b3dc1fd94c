const namespaces =
  'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"';

function inputXml(name: string): string {
  return `<scan:${name}>
    <scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>
    <scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>3508</scan:MaxHeight>
    <scan:SettingProfiles><scan:SettingProfile>
      <scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
      <scan:DocumentFormats>
        <pwg:DocumentFormat>application/pdf</pwg:DocumentFormat><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
        <scan:DocumentFormatExt>application/pdf</scan:DocumentFormatExt><scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>
      </scan:DocumentFormats>
      <scan:SupportedResolutions><scan:DiscreteResolutions>
        <scan:DiscreteResolution><scan:XResolution>300</scan:XResolution><scan:YResolution>300</scan:YResolution></scan:DiscreteResolution>
        <scan:DiscreteResolution><scan:XResolution>150</scan:XResolution><scan:YResolution>150</scan:YResolution></scan:DiscreteResolution>
      </scan:DiscreteResolutions></scan:SupportedResolutions>
    </scan:SettingProfile></scan:SettingProfiles>
    <scan:MaxOpticalXResolution>300</scan:MaxOpticalXResolution><scan:MaxOpticalYResolution>300</scan:MaxOpticalYResolution>
  </scan:${name}>`;
}

/** What a scanner with a platen and a feeder says that it can do. */
export function capabilitiesXml(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerCapabilities ${namespaces}>
  <pwg:Version>2.63</pwg:Version>
  <pwg:MakeAndModel>Escáner de prueba</pwg:MakeAndModel>
  <scan:Platen>${inputXml('PlatenInputCaps')}</scan:Platen>
  <scan:Adf>${inputXml('AdfSimplexInputCaps')}<scan:FeederCapacity>35</scan:FeederCapacity></scan:Adf>
</scan:ScannerCapabilities>
`;
}

export function statusXml(feeder: string, jobPath: string, jobState: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerStatus ${namespaces}>
  <pwg:Version>2.63</pwg:Version>
  <pwg:State>Idle</pwg:State>
  <scan:AdfState>${feeder}</scan:AdfState>
  <scan:Jobs><scan:JobInfo>
    <pwg:JobUri>${jobPath}</pwg:JobUri>
    <scan:Age>1</scan:Age>
    <pwg:JobState>${jobState}</pwg:JobState>
    <pwg:JobStateReasons><pwg:JobStateReason>None</pwg:JobStateReason></pwg:JobStateReasons>
  </scan:JobInfo></scan:Jobs>
</scan:ScannerStatus>
`;
}
