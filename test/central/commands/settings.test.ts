import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandContext } from '../../../main/central/commands/context.ts';
import { readEnvironment } from '../../../main/central/commands/environment.ts';
import { setSettingCommand, showSettingsCommand } from '../../../main/central/commands/settings.ts';

let folder: string;
let context: CommandContext;
let output: string[];
let errors: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
  const environment = readEnvironment({ REVERSA_CENTRAL_HOME: folder });
  if (!environment.ok) throw new Error(environment.error);
  output = [];
  errors = [];
  context = {
    environment: environment.value,
    logger: pino({ level: 'silent' }),
    print: (line) => output.push(line),
    say: (line) => errors.push(line),
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the command settings', () => {
  it('shows what is set, and the default of what is not', async () => {
    expect(await setSettingCommand(context, 'supervisorMinutes', '45')).toBe(0);
    output = [];
    expect(await showSettingsCommand(context)).toBe(0);
    expect(output).toEqual([
      expect.stringMatching(/^supervisorMinutes = 45 \(/),
      expect.stringMatching(/^takeMinutes = 120 \(/),
      expect.stringMatching(/^retentionDays\.authorization-letter = 1825 \(/),
      expect.stringMatching(/^retentionDays\.identity-card-copy = 365 \(/),
      expect.stringMatching(/^retentionDays\.annulment-note = 1825 \(/),
      expect.stringMatching(/^retentionDays\.invoice = 2920 \(/),
    ]);
  });

  it.each(['0', '10081', '-5', '4.5', '1e2', '', 'mucho'])('refuses %j minutes', async (value) => {
    expect(await setSettingCommand(context, 'supervisorMinutes', value)).toBe(1);
    expect(errors).toEqual([`supervisorMinutes debe ser un número entero de 1 a 10080 y es «${value}».`]);
    await showSettingsCommand(context);
    expect(output[0]).toContain('supervisorMinutes = 30');
  });

  it('[R18] sets for how long a kind of document is kept, and leaves the others', async () => {
    expect(await setSettingCommand(context, 'retentionDays.identity-card-copy', '90')).toBe(0);
    expect(await setSettingCommand(context, 'retentionDays.invoice', '29')).toBe(1);
    expect(errors).toEqual(['retentionDays.invoice debe ser un número entero de 30 a 7300 y es «29».']);
    output = [];
    await showSettingsCommand(context);
    expect(output.map((line) => line.split(' (')[0])).toContain('retentionDays.identity-card-copy = 90');
    expect(output.map((line) => line.split(' (')[0])).toContain('retentionDays.invoice = 2920');
  });

  it('refuses a setting that does not exist', async () => {
    for (const name of ['otro', 'toString', '']) {
      errors = [];
      expect(await setSettingCommand(context, name, '45')).toBe(1);
      expect(errors).toEqual([
        `No existe el ajuste «${name}». Los que hay: supervisorMinutes, takeMinutes, retentionDays.authorization-letter, retentionDays.identity-card-copy, retentionDays.annulment-note, retentionDays.invoice.`,
      ]);
    }
  });
});
