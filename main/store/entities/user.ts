import { EntitySchema } from 'typeorm';
import type { User } from '../../../shared/domain/people.ts';

export type UserRow = User;

export const userEntity = new EntitySchema<UserRow>({
  name: 'user_account',
  // `user` is a reserved word of PostgreSQL.
  tableName: 'user_account',
  columns: {
    id: { type: 'varchar', primary: true },
    username: { type: 'varchar' },
    name: { type: 'varchar' },
    role: { type: 'varchar' },
    areaId: { type: 'varchar' },
    email: { type: 'varchar', nullable: true },
    passwordHash: { type: 'varchar' },
    active: { type: 'boolean' },
    demoPassword: { type: 'varchar', nullable: true },
  },
});
