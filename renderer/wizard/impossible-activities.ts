import type { AutonomousOrder, ReverseActivity } from '../../shared/domain/autonomous-orders.ts';

export interface ImpossibleActivity {
  readonly order: Pick<AutonomousOrder, 'number' | 'area'>;
  readonly activity: ReverseActivity;
}

/** What came back impossible and waits for a decision, in the orders' own order. */
export function impossibleActivities(orders: readonly AutonomousOrder[]): readonly ImpossibleActivity[] {
  return orders.flatMap((order) =>
    order.activities.filter(({ state }) => state === 'impossible').map((activity) => ({ order, activity })),
  );
}
