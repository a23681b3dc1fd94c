import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCash,
  IconChartBar,
  IconCloudUp,
  IconDatabase,
  IconFilePlus,
  IconHourglass,
  IconInbox,
  IconListCheck,
  IconListDetails,
  IconReportSearch,
  IconScan,
  IconStack2,
} from '@tabler/icons-react';
import type { Role } from '../../shared/domain/people.ts';
import type { ResponseOf } from '../../shared/ipc/contract.ts';

export interface Place {
  readonly path: string;
  readonly name: string;
  readonly icon: typeof IconInbox;
  /** Which of the counts stands beside it. */
  readonly count: keyof ResponseOf<'getCounts'> | null;
}

const create: Place = { path: '/nuevo', name: 'Nueva anulación', icon: IconFilePlus, count: null };
const mine: Place = { path: '/tramites', name: 'Mis trámites', icon: IconListDetails, count: 'mine' };
const queue: Place = { path: '/cola', name: 'Cola', icon: IconInbox, count: 'queue' };
const suspensions: Place = { ...queue, name: 'Suspensiones' };
/** It counts its own states: what waits at other steps too would be another number beside it. */
const report: Place = { path: '/reporte', name: 'Reporte CCGPA', icon: IconReportSearch, count: null };
const handoffs: Place = {
  path: '/derivaciones',
  name: 'Derivaciones',
  icon: IconArrowsExchange,
  count: 'handoffs',
};
const orders: Place = { path: '/ordenes', name: 'Órdenes autónomas', icon: IconListCheck, count: 'queue' };
const cash: Place = { path: '/caja', name: 'Devoluciones', icon: IconCash, count: null };
const indicator: Place = { path: '/indicador', name: 'Indicador', icon: IconChartBar, count: null };
const waiting: Place = { path: '/esperas', name: 'Esperas', icon: IconHourglass, count: null };
const all: Place = { path: '/tramites', name: 'Trámites', icon: IconListDetails, count: null };
const attention: Place = {
  path: '/atencion',
  name: 'Requiere atención',
  icon: IconAlertTriangle,
  count: 'attention',
};
const requests: Place = { path: '/solicitudes', name: 'Solicitudes', icon: IconStack2, count: null };
const outbox: Place = { path: '/envio', name: 'Envío', icon: IconCloudUp, count: null };
/** Everybody reaches it by the user menu. */
const backups: Place = { path: '/copias', name: 'Copias de seguridad', icon: IconDatabase, count: null };

/** Where this workstation takes customers' papers from. */
const sources: Place = { path: '/fuentes', name: 'Fuentes de captura', icon: IconScan, count: null };

/** What everybody has, after the places of the own work. */
const common = [attention, requests, outbox] as const;

const own: Readonly<Record<Role, readonly Place[]>> = {
  'counter-advisor': [create, mine],
  'back-office-commercial': [queue, create, mine],
  'operations-supervisor': [suspensions],
  'back-office-incidents': [report, queue, handoffs],
  'test-desk': [orders, queue],
  switching: [orders, queue],
  laboratory: [orders, queue],
  cashier: [cash],
  'service-head': [indicator, waiting, all, report, handoffs, sources],
  administrator: [],
};

/** The places of a role, in the order in which its day goes through them. */
export function placesOf(role: Role): readonly Place[] {
  return role === 'administrator' ? [sources, requests, outbox, backups] : [...own[role], ...common];
}

export function homeOf(role: Role): string {
  if (role === 'counter-advisor') return mine.path;
  return placesOf(role)[0]?.path ?? requests.path;
}

/** Where F2 looks: for a customer to annul for, for a printed notification, or for a request. */
export function searchPlaceOf(role: Role): string {
  if (role === 'counter-advisor' || role === 'back-office-commercial') return create.path;
  return role === 'cashier' ? cash.path : requests.path;
}
