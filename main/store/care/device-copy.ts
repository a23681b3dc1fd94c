import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { instantSchema } from '../../../shared/domain/dates.ts';
import { areaSchema } from '../../../shared/domain/people.ts';
import { readTextFile, writeFileDurably } from '../../platform/files.ts';
import { deviceReader } from '../device-tables.ts';

const deviceCopySchema = z.strictObject({
  deviceId: z.string().min(1),
  deviceCode: z.string().min(1),
  area: areaSchema,
  centralUrl: z.string().min(1),
  /** Wrapped by the machine's safe storage, as in the database. */
  wrappedKey: z.string().min(1),
  serverEpoch: z.string().min(1),
  centralTime: instantSchema.nullable(),
  deviceTimeAtSync: instantSchema.nullable(),
});
/** Who the workstation is for the central office. */
export type DeviceCopy = z.infer<typeof deviceCopySchema>;

/** @returns null where there is none, or none that can be used. */
export async function readDeviceCopy(path: string): Promise<DeviceCopy | null> {
  const text = await readTextFile(path);
  if (text === null) return null;
  try {
    const read = deviceCopySchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function isSame(one: DeviceCopy, other: DeviceCopy | null): boolean {
  const { centralTime: _time, deviceTimeAtSync: _at, ...identity } = one;
  return Object.entries(identity).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(other?.[key as keyof DeviceCopy]),
  );
}

/** Writes the copy, with fsync, where the device is enrolled and the copy says something else. */
export async function keepDeviceCopy(path: string, manager: EntityManager): Promise<void> {
  const state = await deviceReader(manager).getDeviceState();
  const { deviceId, deviceCode, area, centralUrl, wrappedKey, serverEpoch } = state;
  const { centralTime, deviceTimeAtSync } = state;
  const copy = deviceCopySchema.safeParse({
    ...{ deviceId, deviceCode, area, centralUrl, wrappedKey, serverEpoch, centralTime, deviceTimeAtSync },
  });
  if (!copy.success || isSame(copy.data, await readDeviceCopy(path))) return;
  await writeFileDurably(path, `${JSON.stringify(copy.data)}\n`);
}
