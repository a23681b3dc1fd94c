import type { MigrationInterface, QueryRunner } from 'typeorm';
import { branchMigrations } from '../../../main/store/migrations/branch-migrations.ts';
import { openDoor } from '../../../main/store/open-door.ts';
import { logger } from './temporary-store.ts';

/**
 * A process of its own that brings a database up and kills itself before a statement of its migrations. Arguments: file, number of the
 * statement. Prints how many there were when it came through.
 */
const [file = '', last = '0'] = process.argv.slice(2);
let statements = 0;

function counting(runner: QueryRunner): QueryRunner {
  return new Proxy(runner, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== 'query') return typeof member === 'function' ? member.bind(target) : member;
      return (...values: Parameters<QueryRunner['query']>) => {
        statements += 1;
        if (statements === Number(last)) process.kill(process.pid, 'SIGKILL');
        return target.query(...values);
      };
    },
  });
}

const migrations = branchMigrations.map((Migration) => {
  const real: MigrationInterface & { readonly name: string } = new Migration();
  const counted = {
    [real.name]: class {
      readonly name = real.name;
      up = (runner: QueryRunner) => real.up(counting(runner));
      down = (runner: QueryRunner) => real.down(runner);
    },
  };
  return counted[real.name] as new () => MigrationInterface;
});

const door = await openDoor({ schema: { entities: [], migrations }, file, logger, busyTimeout: 5_000 });
if (typeof door === 'string') throw new Error(door);
await door.close();
process.stdout.write(`${statements}\n`);
