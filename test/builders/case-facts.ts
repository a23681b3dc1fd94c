import type { Actor, CaseEvent } from '../../shared/procedure/events.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';

/** Facts of a same-day request of two unpaid products without orders; parts are replaced by name. */
export function caseFacts(parts: Partial<CaseFacts> = {}): CaseFacts {
  return {
    customer: {
      id: 'C-1',
      kind: 'residential',
      firstNames: 'María Elena',
      lastNames: 'Quispe Mamani',
      companyName: null,
      identityCard: { number: '4512345', complement: null, department: 'LP' },
      nit: null,
    },
    request: {
      id: 'S-1',
      customerId: 'C-1',
      kind: 'new-installation',
      registeredAt: '2026-11-23T13:00:00.000Z',
      regional: 'LPZ',
      branch: 'Sucursal de prueba',
      items: [item(1, 'Internet 50 Mbps'), item(2, 'Televisión básica')],
    },
    payments: [],
    orders: [],
    claims: [],
    businessDay: '2026-11-23',
    centres: ['Centro de Operaciones de prueba'],
    at: '2026-11-23T14:00:00.000Z',
    takeMinutes: 120,
    ...parts,
  };
}

/** A work order of the whole request; activities are done as far as its state says. */
export function workOrder(
  state: CaseFacts['orders'][number]['state'],
  parts: Partial<CaseFacts['orders'][number]> = {},
): CaseFacts['orders'][number] {
  const done = state === 'executed' || state === 'closed';
  const names = ['Tendido de acometida de fibra', 'Instalación de ONT', 'Configuración de perfil'];
  return {
    id: 'OT-1',
    itemLine: null,
    state,
    operationsCentre: 'Centro de Operaciones de prueba',
    technician: state === 'registered' ? null : 'Técnico de prueba',
    appointment: null,
    activities: names.map((name, index) => ({
      line: index + 1,
      name,
      done,
      doneAt: done ? `2026-11-23T13:${30 + index}:00.000Z` : null,
    })),
    ...parts,
  };
}

export function item(
  line: number,
  description: string,
  feeCents = 15_000,
): CaseFacts['request']['items'][number] {
  return {
    id: `S-1-${line}`,
    line,
    service: 'internet',
    description,
    packageName: null,
    feeCents,
    state: 'active',
  };
}

export function counterAdvisor(parts: Partial<Actor> = {}): Actor {
  return {
    userId: 'u-1',
    name: 'Asesora de prueba',
    role: 'counter-advisor',
    areaId: 'LPZ-01',
    areaName: 'Sucursal de prueba',
    ...parts,
  };
}

const caseId = '019a0000-0000-7000-8000-000000000001';

/** One event of a case's log, at 10:00 in La Paz. */
export function caseEvent(
  seq: number,
  action: CaseEvent['action'],
  parts: Partial<CaseEvent> = {},
): CaseEvent {
  return {
    eventId: `019a0000-0000-7000-8000-${String(seq + 1).padStart(12, '0')}`,
    caseId,
    seq,
    action,
    actor: counterAdvisor(),
    deviceCode: 'LPZ-01-01',
    deviceTime: '2026-11-23T14:00:00.000Z',
    at: '2026-11-23T14:00:00.000Z',
    ...parts,
  };
}
