import { type EntityManager, In } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
import { areaEntity } from '../../store/entities/area.ts';
import { userEntity } from '../../store/entities/user.ts';
import { workOrderEntity } from '../../store/entities/work-order.ts';
import { renewFeed } from './feed-rows.ts';

export interface KnownSupervisor {
  readonly name: string;
  readonly email: string | null;
  /** Name of the operations centre. */
  readonly centre: string;
}

export function suspensionReader(manager: EntityManager) {
  return {
    /** Active supervisors of a regional's operations centres. */
    async listSupervisors(regional: string): Promise<readonly KnownSupervisor[]> {
      const areas = await manager.getRepository(areaEntity).findBy({ regional });
      const users = await manager.getRepository(userEntity).findBy({
        role: 'operations-supervisor',
        active: true,
        areaId: In(areas.map(({ id }) => id)),
      });
      const names = new Map(areas.map(({ id, name }) => [id, name]));
      return users.map(({ name, email, areaId }) => ({ name, email, centre: names.get(areaId) ?? '' }));
    },
  };
}

export function suspensionWriter(manager: EntityManager) {
  return {
    /** Assigned work orders stop: no appointment any more, and every branch of the regional is told. */
    async suspendOrders(ids: readonly string[], regional: string, now: Instant): Promise<void> {
      if (ids.length === 0) return;
      await manager
        .getRepository(workOrderEntity)
        .update(
          { id: In([...ids]), state: 'assigned' },
          { state: 'suspended', appointment: null, updatedAt: now },
        );
      await renewFeed(manager, regional, 'order', ids);
    },
  };
}
