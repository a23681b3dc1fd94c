import { type EntityManager, In } from 'typeorm';
import type { Instant } from '../../../shared/domain/dates.ts';
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
      return manager.query(
        `SELECT user_account.name, user_account.email, area.name AS centre
          FROM user_account JOIN area ON area.id = user_account."areaId"
          WHERE area.regional = $1 AND user_account.role = 'operations-supervisor' AND user_account.active
          ORDER BY user_account.id`,
        [regional],
      );
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
