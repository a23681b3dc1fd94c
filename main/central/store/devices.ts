import { type EntityManager, IsNull } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import { enrolRequestSchema } from '../../../shared/protocol/endpoints.ts';
import { areaEntity } from '../../store/entities/area.ts';
import { type DeviceRow, deviceEntity } from './entities/device.ts';
import { enrolmentCodeEntity } from './entities/enrolment-code.ts';
import type { Device, EnrolmentCode } from './records.ts';

async function withArea(manager: EntityManager, row: DeviceRow): Promise<Device> {
  const { areaId, publicKey, ...device } = row;
  const area = await manager.getRepository(areaEntity).findOneByOrFail({ id: areaId });
  const key = enrolRequestSchema.shape.publicKey.parse(JSON.parse(publicKey));
  return { ...device, area: { id: area.id, name: area.name, regional: area.regional }, publicKey: key };
}

export function deviceReader(manager: EntityManager) {
  return {
    async findDevice(id: string): Promise<Device | null> {
      const row = await manager.getRepository(deviceEntity).findOneBy({ id });
      return row === null ? null : withArea(manager, row);
    },
    async findDeviceByCode(code: string): Promise<Device | null> {
      const row = await manager.getRepository(deviceEntity).findOneBy({ code });
      return row === null ? null : withArea(manager, row);
    },
    async listDeviceCodes(areaId: string): Promise<readonly string[]> {
      const rows = await manager
        .getRepository(deviceEntity)
        .find({ where: { areaId }, select: { code: true } });
      return rows.map(({ code }) => code);
    },
    async findEnrolmentCode(codeHash: string): Promise<EnrolmentCode | null> {
      const row = await manager.getRepository(enrolmentCodeEntity).findOneBy({ codeHash });
      return row === null
        ? null
        : { codeHash, areaId: row.areaId, expiresAt: row.expiresAt, deviceId: row.deviceId };
    },
  };
}

export function deviceWriter(manager: EntityManager) {
  return {
    async insertDevice({ area, publicKey, ...device }: Device): Promise<void> {
      const row = { ...device, areaId: area.id, publicKey: JSON.stringify(publicKey) };
      await manager.getRepository(deviceEntity).insert(row);
    },
    async setDeviceProgress(id: string, epoch: string, lastSeq: number): Promise<void> {
      await manager.getRepository(deviceEntity).update({ id }, { epoch, lastSeq });
    },
    /** The moment of a revocation stays the first one's. */
    async revokeDevice(id: string, revokedAt: Instant): Promise<void> {
      await manager.getRepository(deviceEntity).update({ id, revokedAt: IsNull() }, { revokedAt });
    },
    async insertEnrolmentCode(code: EnrolmentCode): Promise<void> {
      await manager.getRepository(enrolmentCodeEntity).insert({ ...code, usedAt: null });
    },
    async useEnrolmentCode(codeHash: string, deviceId: string, usedAt: Instant): Promise<void> {
      await manager.getRepository(enrolmentCodeEntity).update({ codeHash }, { deviceId, usedAt });
    },
  };
}
