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

/** Requests that every demonstration has, one or more for each way through the procedure. They are registered in LPZ. */
export const knownCases: Readonly<Record<string, KnownRequest>> = {
  'CASO-0001': today('single', true),
  'CASO-0002': today('singleTelevision', false),
  'CASO-0003': today('triple', true),
  'CASO-0004': { ...today('single', true), age: 1 },
  'CASO-0005': { ...today('double', false), age: 1 },
  'CASO-0006': today('single', true, 'executed'),
  'CASO-0007': today('double', false, 'assigned'),
  'CASO-0008': { ...today('office', false), customer: 'business' },
  'CASO-0011': today('single', true),
  'CASO-0012': today('single', true),
  'CASO-0013': today('single', true),
  'CASO-0014': today('triple', true),
  'CASO-0015': today('double', true),
  'CASO-0016': today('single', false),
  'CASO-0021': { ...today('single', false, 'registered'), age: 1 },
  'CASO-0022': { ...today('double', true, 'registered'), age: 2 },
  'CASO-0023': { ...today('single', false, 'assigned'), age: 1 },
  'CASO-0024': { ...today('double', false, 'assigned'), age: 1 },
  'CASO-0025': { ...today('single', false, 'executed'), age: 3 },
  'CASO-0026': { ...today('triple', false, 'registered'), age: 1 },
  'CASO-0031': today('single', true),
  'CASO-0032': today('double', true),
  'CASO-0033': today('single', true),
  'CASO-0034': today('single', false),
  'CASO-0035': today('double', false),
  'CASO-0036': today('office', false),
  'CASO-0037': today('single', true),
  'CASO-0038': today('single', false),
};

/** What each is good for. */
export const knownRequests = {
  paidSingle: 'CASO-0001',
  unpaidSingle: 'CASO-0002',
  paidPackage: 'CASO-0003',
  yesterday: 'CASO-0004',
  secondYesterday: 'CASO-0005',
  executedOrder: 'CASO-0006',
  assignedOrder: 'CASO-0007',
  /** Of a company with a NIT, unpaid. */
  twoProducts: 'CASO-0008',
  /** Of other days, for Back Office Comercial, by the state of their orders. */
  olderRegistered: ['CASO-0021', 'CASO-0022', 'CASO-0026'],
  olderAssigned: ['CASO-0023', 'CASO-0024'],
  olderExecuted: 'CASO-0025',
  /** Of today, for section B and the cash desk. */
  todayPaid: ['CASO-0031', 'CASO-0032', 'CASO-0033', 'CASO-0037'],
  todayUnpaid: ['CASO-0034', 'CASO-0035', 'CASO-0036', 'CASO-0038'],
  spare: ['CASO-0011', 'CASO-0012', 'CASO-0013', 'CASO-0014', 'CASO-0015', 'CASO-0016'],
} as const;
