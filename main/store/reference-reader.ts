import type { EntityManager } from 'typeorm';
import type { StoreReader } from './branch-store.ts';
import { areaEntity } from './entities/area.ts';
import { companyEntity } from './entities/company.ts';
import { motiveEntity } from './entities/motive.ts';
import { userEntity } from './entities/user.ts';

type ReferenceReader = Pick<
  StoreReader,
  'listMotives' | 'listAreas' | 'listUsers' | 'findUser' | 'getCompany'
>;

/** What the central office says of organisation, people and catalogue. */
export function referenceReader(manager: EntityManager): ReferenceReader {
  return {
    listMotives: () => manager.find(motiveEntity, { order: { position: 'ASC' } }),
    listAreas: () => manager.find(areaEntity, { order: { id: 'ASC' } }),
    // In the order of their making: a demonstration lists them as its roles go through a case.
    listUsers: async () => {
      const users = await manager.find(userEntity);
      return users.sort((one, other) => one.areaId.slice(0, 3).localeCompare(other.areaId.slice(0, 3)));
    },
    findUser: (username) => manager.findOneBy(userEntity, { username }),
    async getCompany() {
      const row = await manager.findOneBy(companyEntity, { id: 'company' });
      if (row === null) return null;
      const { id: _id, ...company } = row;
      return company;
    },
  };
}
