import type { Session } from '../../shared/ipc/views.ts';
import { ok } from '../../shared/result.ts';
import type { Dependencies, UseCase } from './ports.ts';

/** What the shell and the sign-in page show about workstation and user. */
export async function describeSession({ store, session, version }: Dependencies): Promise<Session> {
  const [device, company, users, areas, settings] = await Promise.all([
    store.getDeviceState(),
    store.getCompany(),
    store.listUsers(),
    store.listAreas(),
    store.getSettings(),
  ]);
  const areaNames = new Map(areas.map((area) => [area.id, area.name]));
  return {
    user: session.current(),
    locked: session.isLocked(),
    deviceCode: device.deviceCode,
    area: device.area,
    company,
    settings,
    ready: device.firstSyncDone === true && users.length > 0,
    demoUsers: !company?.demonstration
      ? []
      : users.flatMap(({ username, name, role, areaId, demoPassword, active }) =>
          demoPassword === null || !active
            ? []
            : [{ username, name, role, areaName: areaNames.get(areaId) ?? areaId, password: demoPassword }],
        ),
    version,
  };
}

export function getSession(dependencies: Dependencies): UseCase<'getSession'> {
  return async () => ok(await describeSession(dependencies));
}
