import { type EntityManager, IsNull } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import { enrolRequestSchema } from '../../../shared/protocol/endpoints.ts';
import { type DeviceRow, deviceEntity } from './entities/device.ts';
import { enrolmentCodeEntity } from './entities/enrolment-code.ts';
import type { Device, EnrolmentCode } from './records.ts';

type DeviceWithArea = DeviceRow & {
  readonly name: string | null;
  readonly regional: Device['area']['regional'];
};

/** One statement: every request of a device asks for it, and TypeORM's query builder took as long as the database. */
async function findBy(manager: EntityManager, column: 'id' | 'code', value: string): Promise<Device | null> {
  const [row]: readonly DeviceWithArea[] = await manager.query(
    `SELECT device.id, device.code, device."areaId", device."publicKey", device.epoch, device."lastSeq", device."revokedAt",
        area.name, area.regional
      FROM device LEFT JOIN area ON area.id = device."areaId" WHERE device.${column} = $1`,
    [value],
  );
  if (row === undefined) return null;
  const { areaId, publicKey, name, regional, ...device } = row;
  if (name === null) throw new TypeError(`The device ${device.code} is of an area that is not known`);
  const key = enrolRequestSchema.shape.publicKey.parse(JSON.parse(publicKey));
  return { ...device, area: { id: areaId, name, regional }, publicKey: key };
}

export function deviceReader(manager: EntityManager) {
  return {
    findDevice: (id: string): Promise<Device | null> => findBy(manager, 'id', id),
    findDeviceByCode: (code: string): Promise<Device | null> => findBy(manager, 'code', code),
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
