import { hash } from '@node-rs/argon2';
import { type User, userSchema } from '../../../shared/domain/people.ts';
import { newId } from '../../platform/ids.ts';
import { importBatch } from '../import/records.ts';
import type { CentralWriter } from '../store/central-store.ts';
import { type CommandContext, withStore } from './context.ts';

export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly area: string;
  /** Where A.14's e-mail goes to, for supervisors. */
  readonly email?: string;
  readonly password: string;
}

const shortestPassword = 8;

const fieldNames: Readonly<Record<string, string>> = {
  username: 'el usuario (2 a 40 letras minúsculas, cifras, punto, guion)',
  name: 'el nombre',
  role: 'el rol',
  areaId: 'el área',
  email: 'el correo',
};

async function toUser({ username, name, role, area, email, password }: NewUser): Promise<User | string> {
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
    email: email ?? null,
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

type Change = (user: User, writer: Pick<CentralWriter, 'findArea'>) => Promise<User | string>;

/** Changes a user who exists; the branches of the regional have it with their next pull, also where the user is signed in. */
function changeUser(context: CommandContext, username: string, change: Change, done: string) {
  return withStore(context, (store) =>
    store.transaction(async (writer) => {
      const user = await writer.findUserByName(username);
      const changed = user === null ? `No existe el usuario «${username}».` : await change(user, writer);
      if (typeof changed === 'string') {
        context.say(changed);
        return 1;
      }
      await writer.upsert(importBatch({ users: [changed] }));
      context.print(`Usuario ${username} ${done}.`);
      return 0;
    }),
  );
}

/**
 * `user move`: what was done in the area before stays as it was done, and cases in hand stay with the user. Within a regional alone: what
 * a branch of the regional has not sent yet would be refused once its user belongs to another.
 */
export function moveUserCommand(context: CommandContext, username: string, areaId: string): Promise<number> {
  return changeUser(
    context,
    username,
    async (user, writer) => {
      const [from, to] = [await writer.findArea(user.areaId), await writer.findArea(areaId)];
      if (to === null) return `No existe el área «${areaId}».`;
      if (from?.regional !== to.regional)
        return `El área «${areaId}» es de otra regional. Desactive al usuario y agréguelo allí con otro nombre.`;
      return { ...user, areaId };
    },
    `trasladado a ${areaId}`,
  );
}

/** `user deactivate`: signed out at the workstation's next contact, and not let in again; what was done before stays. */
export function deactivateUserCommand(context: CommandContext, username: string): Promise<number> {
  return changeUser(context, username, async (user) => ({ ...user, active: false }), 'desactivado');
}
