import { type EntityManager, In, MoreThan } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import { areaEntity } from '../../store/entities/area.ts';
import { deviceEntity } from './entities/device.ts';
import { deviceReportEntity } from './entities/device-report.ts';
import { feedEntity } from './entities/feed.ts';
import { everybody } from './feed-rows.ts';
import { upsertRows } from './insert-rows.ts';
import type { BranchReport, DeviceReport } from './records.ts';

/** What the sums of a branch's devices come to, as the driver gives them. */
interface BranchRow {
  readonly area: string;
  readonly regional: string;
  readonly seen: number | string;
  readonly pending: number | string;
  readonly oldestAt: string | null;
  readonly cursorSeq: number | string | null;
  readonly leastSeenAt: string;
}

export function deviceReportReader(manager: EntityManager) {
  return {
    /**
     * What the devices that were seen after a moment told, summed by branch; revoked ones are left out.
     */
    async listBranchReports(after: Instant): Promise<readonly BranchReport[]> {
      const rows = await manager
        .getRepository(deviceReportEntity)
        .createQueryBuilder('report')
        .innerJoin(
          deviceEntity.options.name,
          'device',
          'device.id = report.deviceId AND device.revokedAt IS NULL',
        )
        .innerJoin(areaEntity.options.name, 'area', 'area.id = device.areaId')
        .select('area.id', 'area')
        .addSelect('area.regional', 'regional')
        .addSelect('COUNT(*)', 'seen')
        .addSelect('SUM(report.pending)', 'pending')
        .addSelect('MIN(report.oldestAt)', 'oldestAt')
        .addSelect('MIN(report.cursorSeq)', 'cursorSeq')
        .addSelect('MIN(report.seenAt)', 'leastSeenAt')
        .where({ seenAt: MoreThan(after) })
        .groupBy('area.id')
        .addGroupBy('area.regional')
        .getRawMany<BranchRow>();
      return rows.map(({ area, regional, seen, pending, oldestAt, cursorSeq, leastSeenAt }) => ({
        area,
        regional,
        devices: Number(seen),
        pending: Number(pending),
        oldestAt,
        leastSeenAt,
        cursorSeq: cursorSeq === null ? null : Number(cursorSeq),
      }));
    },
    /** Rows of the feed that a device of the regional that stands at this seq does not have yet. */
    async countFeedBehind(regional: string, seq: number): Promise<number> {
      return manager
        .getRepository(feedEntity)
        .countBy({ scope: In([everybody, regional]), seq: MoreThan(seq) });
    },
  };
}

export function deviceReportWriter(manager: EntityManager) {
  return {
    /** Keeps each device's latest report, and drops what it told before. */
    async saveDeviceReports(reports: readonly DeviceReport[]): Promise<void> {
      await upsertRows(manager, deviceReportEntity, [...reports], 'deviceId');
    },
  };
}
