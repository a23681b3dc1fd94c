import { text } from 'node:stream/consumers';
import { Command, InvalidArgumentError } from 'commander';
import { destination, pino } from 'pino';
import { type CommandContext, describeFailure } from './commands/context.ts';
import { enrolDeviceCommand, revokeDeviceCommand } from './commands/devices.ts';
import { readEnvironment } from './commands/environment.ts';
import { importFilesCommand } from './commands/import-files.ts';
import { importOutboxCommand } from './commands/import-outbox.ts';
import { type ServeOptions, serve } from './commands/serve.ts';
import { setSettingCommand, showSettingsCommand } from './commands/settings.ts';
import { addUserCommand, deactivateUserCommand, moveUserCommand, type NewUser } from './commands/users.ts';
import { verify } from './commands/verify.ts';

const standardError = 2;

/** Reads the environment, runs a command, and makes its answer the process's exit code. */
async function run(command: (context: CommandContext) => Promise<number>): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const environment = readEnvironment(process.env);
  if (!environment.ok) {
    say(environment.error);
    process.exitCode = 2;
    return;
  }
  const logger = pino(
    { name: 'central', level: environment.value.service.logLevel },
    destination({ fd: standardError, sync: true }),
  );
  try {
    process.exitCode = await command({ environment: environment.value, logger, print, say });
  } catch (error) {
    const failure = describeFailure(error, environment.value);
    if (failure === null) throw error;
    say(failure);
    process.exitCode = 1;
  }
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('Debe ser un número entero.');
  return number;
}

const program = new Command('central').description('La oficina central de Reversa');

program
  .command('serve')
  .description('atiende a las sucursales en 127.0.0.1')
  .option('--demo', 'llena una base vacía con datos de demostración', false)
  .option('--requests <cantidad>', 'solicitudes de demostración', wholeNumber, 20_000)
  .option('--seed <número>', 'semilla de los datos de demostración', wholeNumber, 1)
  .action((options: ServeOptions) => run((context) => serve(context, options)));

program
  .command('import')
  .description('lee exportaciones (CSV) de los reportes de Smartflex')
  .argument('<archivo...>')
  .action((files: string[]) => run((context) => importFilesCommand(context, files)));

const user = program.command('user').description('usuarios');
user
  .command('add')
  .description('agrega un usuario')
  .requiredOption('--username <usuario>')
  .requiredOption('--name <nombre>')
  .requiredOption('--role <rol>')
  .requiredOption('--area <área>')
  .option('--email <correo>', 'para avisos de suspensión (A.14), de un supervisor')
  .requiredOption('--password-stdin', 'lee la contraseña de la entrada estándar')
  .action((options: Omit<NewUser, 'password'>) =>
    run(async (context) => {
      const password = (await text(process.stdin)).replace(/\r?\n$/, '');
      return addUserCommand(context, { ...options, password });
    }),
  );
user
  .command('move')
  .description('traslada a un usuario a otra área de su regional')
  .requiredOption('--username <usuario>')
  .requiredOption('--area <área>')
  .action((options: { username: string; area: string }) =>
    run((context) => moveUserCommand(context, options.username, options.area)),
  );
user
  .command('deactivate')
  .description('desactiva a un usuario')
  .requiredOption('--username <usuario>')
  .action((options: { username: string }) =>
    run((context) => deactivateUserCommand(context, options.username)),
  );

const device = program.command('device').description('equipos de las sucursales');
device
  .command('enrol')
  .description('crea un código de un solo uso para un equipo')
  .requiredOption('--area <área>', 'por ejemplo LPZ-01')
  .option('--print-code', 'el código como una línea de JSON', false)
  .action((options: { area: string; printCode: boolean }) =>
    run((context) => enrolDeviceCommand(context, options.area, options.printCode)),
  );
device
  .command('revoke')
  .description('revoca un equipo')
  .argument('<código>', 'por ejemplo LPZ-01-02')
  .action((code: string) => run((context) => revokeDeviceCommand(context, code)));

program
  .command('outbox')
  .description('lo que un equipo no pudo enviar')
  .command('import')
  .description('lee el archivo que exportó un equipo, también uno dado de baja')
  .argument('<archivo>')
  .action((file: string) => run((context) => importOutboxCommand(context, file)));

const settings = program.command('settings').description('ajustes de todas las sucursales');
settings
  .command('set')
  .description('cambia un ajuste')
  .argument('<ajuste>', 'por ejemplo supervisorMinutes')
  .argument('<valor>')
  .action((name: string, value: string) => run((context) => setSettingCommand(context, name, value)));
settings
  .command('show')
  .description('muestra los ajustes')
  .action(() => run(showSettingsCommand));

program
  .command('verify')
  .description('revisa los registros de todos los trámites')
  .action(() => run(verify));

await program.parseAsync();
