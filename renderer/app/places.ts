import {
  IconAlertTriangle,
  IconCloudUp,
  IconFilePlus,
  IconInbox,
  IconListDetails,
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
const attention: Place = {
  path: '/atencion',
  name: 'Requiere atención',
  icon: IconAlertTriangle,
  count: 'attention',
};
const requests: Place = { path: '/solicitudes', name: 'Solicitudes', icon: IconStack2, count: null };
const outbox: Place = { path: '/envio', name: 'Envío', icon: IconCloudUp, count: null };

/** The places of a role, in the order in which its day goes through them. */
export function placesOf(role: Role): readonly Place[] {
  if (role === 'counter-advisor') return [create, mine, attention, requests, outbox];
  if (role === 'administrator') return [requests, outbox];
  return [queue, attention, requests, outbox];
}

export function homeOf(role: Role): string {
  if (role === 'counter-advisor') return mine.path;
  return placesOf(role)[0]?.path ?? requests.path;
}
