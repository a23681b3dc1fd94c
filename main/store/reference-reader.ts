import type { EntityManager } from 'typeorm';
import { defaultSettings } from '../../shared/domain/settings.ts';
import type { StoreReader } from './branch-store.ts';
import { areaEntity } from './entities/area.ts';
import { branchMailEntity } from './entities/branch-mail.ts';
import { branchSettingsEntity } from './entities/branch-settings.ts';
import { companyEntity } from './entities/company.ts';
import { motiveEntity } from './entities/motive.ts';
import { userEntity } from './entities/user.ts';
import { rowsOf } from './sql.ts';

type ReferenceReader = Pick<
  StoreReader,
  | 'listMotives'
  | 'listAreas'
  | 'listUsers'
  | 'findUser'
  | 'getCompany'
  | 'listMails'
  | 'getSettings'
  | 'listCentres'
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
    async listMails(caseId) {
      const rows = await manager.findBy(branchMailEntity, { caseId });
      return rows.map(({ body }) => body).sort((one, other) => one.createdAt.localeCompare(other.createdAt));
    },
    async getSettings() {
      const row = await manager.findOneBy(branchSettingsEntity, { id: 'settings' });
      // What was pulled before a setting was known has the default of it.
      return { ...defaultSettings, ...row?.body };
    },
    async listCentres() {
      const rows = await rowsOf<{ readonly name: string }>(
        manager,
        `SELECT DISTINCT a.name FROM area a JOIN user_account u ON u.areaId = a.id
          WHERE u.role = 'operations-supervisor' AND u.active = 1 ORDER BY a.name`,
      );
      return rows.map(({ name }) => name);
    },
    async getCompany() {
      const row = await manager.findOneBy(companyEntity, { id: 'company' });
      if (row === null) return null;
      const { id: _id, ...company } = row;
      return company;
    },
  };
}
