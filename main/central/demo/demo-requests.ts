import type { Instant } from '../../../shared/domain/dates.ts';
import type { OrderState, WorkOrder } from '../../../shared/domain/orders.ts';
import type { RequestItem, ServiceRequest } from '../../../shared/domain/requests.ts';
import { branchName, type Regional } from './organisation.ts';
import type { Random } from './random.ts';

type Product = Pick<RequestItem, 'service' | 'description' | 'feeCents'>;

const internet: readonly [Product, ...Product[]] = [
  { service: 'internet', description: 'Internet fibra 50 Mbps', feeCents: 200_00 },
  { service: 'internet', description: 'Internet fibra 100 Mbps', feeCents: 200_00 },
  { service: 'internet', description: 'Internet fibra 200 Mbps', feeCents: 250_00 },
];
const television: readonly [Product, ...Product[]] = [
  { service: 'television', description: 'Televisión básica', feeCents: 120_00 },
  { service: 'television', description: 'Televisión HD completa', feeCents: 150_00 },
];
const telephony: readonly [Product, ...Product[]] = [
  { service: 'telephony', description: 'Telefonía fija ilimitada local', feeCents: 80_00 },
];

/** What is sold: a product on its own, or a package of several. */
export const offers = {
  single: { packageName: null, parts: [internet] },
  singleTelevision: { packageName: null, parts: [television] },
  double: { packageName: 'Dúo Hogar', parts: [internet, television] },
  triple: { packageName: 'Trío Hogar', parts: [internet, television, telephony] },
  office: { packageName: null, parts: [internet, telephony] },
  quadruple: { packageName: 'Cuádruple Empresa', parts: [internet, television, telephony, telephony] },
} as const;
export type Offer = keyof typeof offers;

const activities: Readonly<Record<RequestItem['service'], readonly string[]>> = {
  internet: ['Tendido de acometida de fibra', 'Instalación de ONT', 'Configuración de perfil de velocidad'],
  television: ['Instalación de decodificador', 'Habilitación de canales'],
  telephony: ['Asignación de número', 'Conexión en distribuidor', 'Prueba de tono'],
};

export interface DemoRequest {
  readonly id: string;
  readonly customerId: string;
  readonly regional: Regional;
  readonly registeredAt: Instant;
  readonly offer: Offer;
  readonly orderState: OrderState;
  readonly isPaid: boolean;
}

const minutes = (instant: Instant, count: number): Instant =>
  new Date(Date.parse(instant) + count * 60_000).toISOString();

/** What was done is never of the future, also for a request of a minute ago. */
const minutesUntil = (instant: Instant, count: number, now: Instant): Instant => {
  const later = minutes(instant, count);
  return later < now ? later : now;
};

export function demoRequest(random: Random, request: DemoRequest, now: Instant): ServiceRequest {
  const { packageName, parts } = offers[request.offer];
  const items = parts.map((products, index) => ({
    id: `${request.id}-${index + 1}`,
    line: index + 1,
    ...random.pick(products),
    packageName,
    state: 'active' as const,
  }));
  const document = random.chance(0.5) ? ('receipt' as const) : ('invoice' as const);
  const payment = {
    receiptNumber: `${document === 'receipt' ? 'R' : 'F'}-${random.between(100_000, 999_999)}`,
    document,
    amountCents: items.reduce((sum, item) => sum + item.feeCents, 0),
    paidAt: minutesUntil(request.registeredAt, 10, now),
  };
  return {
    id: request.id,
    customerId: request.customerId,
    kind: random.chance(0.85) ? 'new-installation' : 'transfer',
    registeredAt: request.registeredAt,
    regional: request.regional.code,
    branch: branchName(request.regional, random.between(0, 1)),
    items,
    payments: request.isPaid ? [payment] : [],
  };
}

function demoAppointment(
  random: Random,
  { orderState, registeredAt }: DemoRequest,
  now: Instant,
): WorkOrder['appointment'] {
  if (orderState === 'registered') return null;
  const ahead = 60 * random.between(2, 48);
  const at = orderState === 'assigned' ? minutes(registeredAt, ahead) : minutesUntil(registeredAt, 60, now);
  return { at, place: 'Domicilio del cliente' };
}

/** The one work order of a request, with the activities of all its items done as far as its state says. */
export function demoOrder(
  random: Random,
  { id, items, regional }: ServiceRequest,
  request: DemoRequest,
  now: Instant,
): WorkOrder {
  const { orderState: state, registeredAt } = request;
  const isDone = state === 'executed' || state === 'closed';
  const names = items.flatMap((item) => activities[item.service]);
  const doneAt = (index: number) => (isDone ? minutesUntil(registeredAt, 60 + index * 20, now) : null);
  return {
    id: `OT-${id}`,
    requestId: id,
    itemLine: null,
    state,
    operationsCentre: `Centro de Operaciones ${request.regional.city}`,
    technician: state === 'registered' ? null : `Técnico ${regional} ${random.between(1, 40)} (demo)`,
    appointment: demoAppointment(random, request, now),
    activities: names.map((name, index) => ({ line: index + 1, name, done: isDone, doneAt: doneAt(index) })),
    updatedAt: doneAt(names.length - 1) ?? minutesUntil(registeredAt, 15, now),
  };
}
