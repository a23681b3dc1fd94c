import { EntitySchema } from 'typeorm';

/** What a workstation last told of itself: figures for the metrics, which nothing else goes by. */
export interface DeviceReportRow {
  readonly deviceId: string;
  readonly seenAt: string;
  readonly pending: number;
  readonly oldestAt: string | null;
  /** Where in the feed it stands; null before its first pull. */
  readonly cursorSeq: number | null;
  /** Of the protocol. */
  readonly version: number;
}

export const deviceReportEntity = new EntitySchema<DeviceReportRow>({
  name: 'device_report',
  columns: {
    deviceId: { type: 'text', primary: true },
    seenAt: { type: 'text' },
    pending: { type: 'integer' },
    oldestAt: { type: 'text', nullable: true },
    cursorSeq: { type: 'bigint', nullable: true },
    version: { type: 'integer' },
  },
});
