import { type Settings, settingsSchema } from '../../../shared/domain/settings.ts';
import { type CommandContext, withStore } from './context.ts';

type SettingName = keyof Settings;

const names = Object.keys(settingsSchema.shape) as readonly SettingName[];

const meanings: Readonly<Record<SettingName, string>> = {
  supervisorMinutes:
    'minutos hasta que una suspensión que ningún supervisor registró se muestra como atrasada',
  takeMinutes: 'minutos hasta que un trámite tomado y olvidado queda libre',
};

function isSetting(name: string): name is SettingName {
  return names.some((each) => each === name);
}

function describe(name: SettingName, settings: Settings): string {
  return `${name} = ${settings[name]} (${meanings[name]})`;
}

/** @returns null when it is not a value that the setting can have. */
function readValue(name: SettingName, text: string): number | null {
  if (!/^\d+$/.test(text)) return null;
  const read = settingsSchema.shape[name].safeParse(Number(text));
  return read.success ? read.data : null;
}

/** `settings show`: what is set for every branch, a line each. */
export function showSettingsCommand(context: CommandContext): Promise<number> {
  return withStore(context, async (store) => {
    const settings = await store.read.getSettings();
    for (const name of names) context.print(describe(name, settings));
    return 0;
  });
}

/** `settings set`: reaches the branches with their next pull; 1 when the setting or its value is not one. */
export function setSettingCommand(context: CommandContext, name: string, value: string): Promise<number> {
  return withStore(context, async (store) => {
    if (!isSetting(name)) {
      context.say(`No existe el ajuste «${name}». Los que hay: ${names.join(', ')}.`);
      return 1;
    }
    const number = readValue(name, value);
    if (number === null) {
      const { minValue, maxValue } = settingsSchema.shape[name];
      context.say(`${name} debe ser un número entero de ${minValue} a ${maxValue} y es «${value}».`);
      return 1;
    }
    return store.transaction(async (writer) => {
      const settings = { ...(await writer.getSettings()), [name]: number };
      await writer.saveSettings(settings);
      context.print(describe(name, settings));
      return 0;
    });
  });
}
