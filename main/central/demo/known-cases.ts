import type { Customer } from '../../../shared/domain/customers.ts';
import type { OrderState } from '../../../shared/domain/orders.ts';
import type { Offer } from './demo-requests.ts';

interface KnownRequest {
  readonly offer: Offer;
  readonly isPaid: boolean;
  readonly orderState: OrderState;
  /** Days before today. */
  readonly age: number;
  readonly customer: Customer['kind'];
}

const today = (offer: Offer, isPaid: boolean, orderState: OrderState = 'registered'): KnownRequest => ({
  offer,
  isPaid,
  orderState,
  age: 0,
  customer: 'residential',
});

/** Requests that every demonstration has, one for each way through the counter's wizard. They are registered in LPZ. */
export const knownCases: Readonly<Record<string, KnownRequest>> = {
  'DEMO-0001': today('single', true),
  'DEMO-0002': today('singleTelevision', false),
  'DEMO-0003': today('triple', true),
  'DEMO-0004': { ...today('single', true), age: 1 },
  'DEMO-0005': { ...today('double', false), age: 1 },
  'DEMO-0006': today('single', true, 'executed'),
  'DEMO-0007': today('double', false, 'assigned'),
  'DEMO-0008': { ...today('office', false), customer: 'business' },
  'DEMO-0011': today('single', true),
  'DEMO-0012': today('single', true),
  'DEMO-0013': today('single', true),
  'DEMO-0014': today('triple', true),
  'DEMO-0015': today('double', true),
  'DEMO-0016': today('single', false),
};

/** What each is good for. */
export const knownRequests = {
  paidSingle: 'DEMO-0001',
  unpaidSingle: 'DEMO-0002',
  paidPackage: 'DEMO-0003',
  yesterday: 'DEMO-0004',
  secondYesterday: 'DEMO-0005',
  executedOrder: 'DEMO-0006',
  assignedOrder: 'DEMO-0007',
  /** Of a company with a NIT, unpaid. */
  twoProducts: 'DEMO-0008',
  spare: ['DEMO-0011', 'DEMO-0012', 'DEMO-0013', 'DEMO-0014', 'DEMO-0015', 'DEMO-0016'],
} as const;
