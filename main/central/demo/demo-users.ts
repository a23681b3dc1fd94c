import { hash } from '@node-rs/argon2';
import type { User } from '../../../shared/domain/people.ts';
import { demoPosts, regionals } from './organisation.ts';

/** On the sign-in page of a demonstration for all to see. */
const demoPassword = 'demo-1234';

const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const roleWords: Readonly<Record<string, string>> = {
  asesor1: 'Asesora Uno',
  asesor2: 'Asesor Dos',
  asesor3: 'Asesora Tres',
  backoffice1: 'Back Office Uno',
  supervisor1: 'Supervisor Uno',
  incidencias1: 'Incidencias Uno',
  pruebas1: 'Pruebas Uno',
  conmutacion1: 'Conmutación Uno',
  laboratorio1: 'Laboratorio Uno',
  caja1: 'Caja Uno',
  jefe1: 'Jefa Uno',
  admin1: 'Administrador Uno',
};

/** Users of every role in every regional. Their names say that they are nobody. */
export async function demoUsers(): Promise<readonly User[]> {
  const users: User[] = [];
  for (const { code } of regionals) {
    const suffix = code === 'LPZ' ? '' : `-${code.toLowerCase()}`;
    for (const [name, role, area] of demoPosts) {
      users.push({
        id: `demo-${name}${suffix}`,
        username: `${name}${suffix}`,
        name: `${roleWords[name] ?? name} (demo)`,
        role,
        areaId: `${code}-${area}`,
        // A domain that is reserved for examples: nothing sent there arrives anywhere.
        email: role === 'operations-supervisor' ? `${name}${suffix}@demo.example` : null,
        passwordHash: await hash(demoPassword, argon2id),
        active: true,
        demoPassword,
      });
    }
  }
  return users;
}
