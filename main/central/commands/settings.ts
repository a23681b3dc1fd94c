import { documentKindNames, documentKinds } from '../../../shared/domain/documents.ts';
import { retentionSchema, type Settings, settingsSchema } from '../../../shared/domain/settings.ts';
import { type CommandContext, withStore } from './context.ts';

/** A number among the settings, as the command names it. */
interface Setting {
  readonly name: string;
  readonly meaning: string;
  readonly schema: {
    readonly minValue: number | null;
    readonly maxValue: number | null;
    safeParse(value: number): { readonly success: boolean };
  };
  read(settings: Settings): number;
  change(settings: Settings, value: number): Settings;
}

const minutes: Readonly<Record<'supervisorMinutes' | 'takeMinutes', string>> = {
  supervisorMinutes:
    'minutos hasta que una suspensión que ningún supervisor registró se muestra como atrasada',
  takeMinutes: 'minutos hasta que un trámite tomado y olvidado queda libre',
};

const settingList: readonly Setting[] = [
  ...(['supervisorMinutes', 'takeMinutes'] as const).map((name) => ({
    name,
    meaning: minutes[name],
    schema: settingsSchema.shape[name],
    read: (settings: Settings) => settings[name],
    change: (settings: Settings, value: number) => ({ ...settings, [name]: value }),
  })),
  ...documentKinds.map((kind) => ({
    name: `retentionDays.${kind}`,
    meaning: `días que se conserva desde el fin del trámite: ${documentKindNames[kind]}`,
    schema: retentionSchema.shape[kind],
    read: ({ retentionDays }: Settings) => retentionDays[kind],
    change: (settings: Settings, value: number) => ({
      ...settings,
      retentionDays: { ...settings.retentionDays, [kind]: value },
    }),
  })),
];

function describe({ name, meaning, read }: Setting, settings: Settings): string {
  return `${name} = ${read(settings)} (${meaning})`;
}

/** @returns null when it is not a value that the setting can have. */
function readValue({ schema }: Setting, text: string): number | null {
  if (!/^\d+$/.test(text)) return null;
  const value = Number(text);
  return schema.safeParse(value).success ? value : null;
}

/** `settings show`: what is set for every branch, a line each. */
export function showSettingsCommand(context: CommandContext): Promise<number> {
  return withStore(context, async (store) => {
    const settings = await store.read.getSettings();
    for (const setting of settingList) context.print(describe(setting, settings));
    return 0;
  });
}

/** `settings set`: reaches the branches with their next pull; 1 when the setting or its value is not one. */
export function setSettingCommand(context: CommandContext, name: string, value: string): Promise<number> {
  return withStore(context, async (store) => {
    const setting = settingList.find((each) => each.name === name);
    if (setting === undefined) {
      const names = settingList.map((each) => each.name).join(', ');
      context.say(`No existe el ajuste «${name}». Los que hay: ${names}.`);
      return 1;
    }
    const number = readValue(setting, value);
    if (number === null) {
      const { minValue, maxValue } = setting.schema;
      context.say(`${name} debe ser un número entero de ${minValue} a ${maxValue} y es «${value}».`);
      return 1;
    }
    return store.transaction(async (writer) => {
      const settings = setting.change(await writer.getSettings(), number);
      await writer.saveSettings(settings);
      context.print(describe(setting, settings));
      return 0;
    });
  });
}
