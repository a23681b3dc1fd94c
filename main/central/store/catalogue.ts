import type { EntityManager } from 'typeorm';
import type { Area } from '../../../shared/domain/people.ts';
import { areaEntity } from '../../store/entities/area.ts';
import { companyEntity } from '../../store/entities/company.ts';
import { customerEntity, customerFromRow } from '../../store/entities/customer.ts';
import { serviceRequestEntity } from '../../store/entities/service-request.ts';
import { userEntity } from '../../store/entities/user.ts';
import { workOrderEntity } from '../../store/entities/work-order.ts';
import { among } from './among.ts';
import { inChunks } from './chunks.ts';
import type { KnownUser, RequestRecord } from './records.ts';

/** The one row of the company's table. */
export const companyKey = 'company';

export function catalogueReader(manager: EntityManager) {
  return {
    async findArea(id: string): Promise<Area | null> {
      return manager.getRepository(areaEntity).findOneBy({ id });
    },
    async findAreas(ids: Iterable<string>): Promise<ReadonlyMap<string, Area>> {
      const areas = await inChunks(ids, (chunk) =>
        manager.getRepository(areaEntity).findBy({ id: among(manager, chunk) }),
      );
      return new Map(areas.map((area) => [area.id, area]));
    },
    async findUserByName(username: string): Promise<KnownUser['user'] | null> {
      return manager.getRepository(userEntity).findOneBy({ username });
    },
    async findUsers(ids: Iterable<string>): Promise<ReadonlyMap<string, KnownUser>> {
      const users = await inChunks(ids, (chunk) =>
        manager.getRepository(userEntity).findBy({ id: among(manager, chunk) }),
      );
      const areaIds = users.map(({ areaId }) => areaId);
      const areas = await inChunks(areaIds, (chunk) =>
        manager.getRepository(areaEntity).findBy({ id: among(manager, chunk) }),
      );
      return new Map(
        users.map(
          (user) => [user.id, { user, area: areas.find(({ id }) => id === user.areaId) ?? null }] as const,
        ),
      );
    },
    /** With customer and orders, by id; a request whose customer is missing is left out. */
    async findRequests(ids: Iterable<string>): Promise<ReadonlyMap<string, RequestRecord>> {
      const requests = await inChunks(ids, (chunk) =>
        manager.getRepository(serviceRequestEntity).findBy({ id: among(manager, chunk) }),
      );
      const customers = await inChunks(
        requests.map(({ customerId }) => customerId),
        (chunk) => manager.getRepository(customerEntity).findBy({ id: among(manager, chunk) }),
      );
      const orders = await inChunks(
        requests.map(({ id }) => id),
        (chunk) =>
          manager
            .getRepository(workOrderEntity)
            .find({ where: { requestId: among(manager, chunk) }, order: { id: 'ASC' } }),
      );
      const customerOf = new Map(customers.map((row) => [row.id, customerFromRow(row)]));
      const ordersOf = Map.groupBy(orders, ({ requestId }) => requestId);
      return new Map(
        requests.flatMap((request) => {
          const customer = customerOf.get(request.customerId);
          return customer
            ? [[request.id, { request, customer, orders: ordersOf.get(request.id) ?? [] }] as const]
            : [];
        }),
      );
    },
    async isEmpty(): Promise<boolean> {
      const company = await manager.getRepository(companyEntity).existsBy({ id: companyKey });
      return !company && !(await manager.getRepository(areaEntity).exists());
    },
    async isDemonstration(): Promise<boolean> {
      return manager.getRepository(companyEntity).existsBy({ id: companyKey, demonstration: true });
    },
    /** The moment at which the newest request was registered; null without any. */
    async newestRequestAt(): Promise<string | null> {
      const [newest] = await manager
        .getRepository(serviceRequestEntity)
        .find({ select: { id: true, registeredAt: true }, order: { registeredAt: 'DESC' }, take: 1 });
      return newest?.registeredAt ?? null;
    },
  };
}
