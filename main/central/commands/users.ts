import { hash } from '@node-rs/argon2';
import { type User, userSchema } from '../../../shared/domain/people.ts';
import { newId } from '../../platform/ids.ts';
import { importBatch } from '../import/records.ts';
import { type CommandContext, withStore } from './context.ts';

export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly area: string;
  readonly password: string;
}

const shortestPassword = 8;

const fieldNames: Readonly<Record<string, string>> = {
  username: 'el usuario (2 a 40 letras minúsculas, cifras, punto, guion)',
  name: 'el nombre',
  role: 'el rol',
  areaId: 'el área',
};

async function toUser({ username, name, role, area, password }: NewUser): Promise<User | string> {
  if (password.length < shortestPassword)
    return `La contraseña debe tener al menos ${shortestPassword} caracteres.`;
  // The library's own defaults are argon2id at OWASP's strength.
  const passwordHash = await hash(password);
  const user = {
    id: newId(),
    username,
    name,
    role,
    areaId: area,
    passwordHash,
    active: true,
    demoPassword: null,
  };
  const read = userSchema.safeParse(user);
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? '');
  return `No es válido ${fieldNames[field] ?? field}.`;
}

/** `user add`: the new user reaches the branches of its regional with their next pull. */
export function addUserCommand(context: CommandContext, input: NewUser): Promise<number> {
  return withStore(context, async (store) => {
    const user = await toUser(input);
    if (typeof user === 'string') {
      context.say(user);
      return 1;
    }
    return store.transaction(async (writer) => {
      if ((await writer.findArea(user.areaId)) === null) {
        context.say(`No existe el área «${user.areaId}».`);
        return 1;
      }
      if ((await writer.findUserByName(user.username)) !== null) {
        context.say(`Ya existe el usuario «${user.username}».`);
        return 1;
      }
      await writer.upsert(importBatch({ users: [user] }));
      context.print(`Usuario ${user.username} agregado.`);
      return 0;
    });
  });
}
