export interface CommandLine {
  readonly requires: readonly string[];
  readonly switches: readonly string[];
  readonly entry: string | undefined;
}

/** Everything before the entry is the host's; what follows it belongs to the application. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const requires: string[] = [];
  const switches: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '-r' || argument === '--require') {
      index += 1;
      requires.push(args[index] ?? '');
    } else if (argument.startsWith('--')) {
      if (!argument.startsWith('--inspect')) switches.push(argument);
    } else {
      return { requires, switches, entry: argument };
    }
  }
  return { requires, switches, entry: undefined };
}
