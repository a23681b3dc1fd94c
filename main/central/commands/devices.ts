import { createEnrolmentCode } from '../devices/enrolment-codes.ts';
import { type CommandContext, withStore } from './context.ts';

/** `device enrol`: prints a one-time code, alone for a person, as a line of JSON for a program. */
export function enrolDeviceCommand(
  context: CommandContext,
  areaId: string,
  asJson: boolean,
): Promise<number> {
  return withStore(context, async (store) => {
    const created = await createEnrolmentCode(store, areaId, context.environment.clock.now());
    if (!created.ok) {
      context.say(`No existe el área «${areaId}».`);
      return 1;
    }
    if (asJson) context.print(JSON.stringify({ code: created.value }));
    else context.print(`Código para un equipo de ${areaId}: ${created.value} (un solo uso, vale 24 horas)`);
    return 0;
  });
}

/** `device revoke`: the device is refused from its next contact on (R9). */
export function revokeDeviceCommand(context: CommandContext, code: string): Promise<number> {
  return withStore(context, (store) =>
    store.transaction(async (writer) => {
      const device = await writer.findDeviceByCode(code);
      if (device === null) {
        context.say(`No existe el equipo «${code}».`);
        return 1;
      }
      await writer.revokeDevice(device.id, context.environment.clock.now());
      context.print(`El equipo ${code} queda revocado.`);
      return 0;
    }),
  );
}
