import { type ImportBatch, importBatch } from '../../../main/central/import/records.ts';
import type { Area, Role, User } from '../../../shared/domain/people.ts';
import { caseFacts } from '../../builders/case-facts.ts';

/** 10:00 in La Paz on the day of `caseFacts`. */
export const startOfTests = '2026-11-23T14:00:00.000Z';

const areas: readonly Area[] = [
  { id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ' },
  { id: 'LPZ-02', name: 'Segunda sucursal de prueba', regional: 'LPZ' },
  { id: 'SCZ-01', name: 'Sucursal de otra regional', regional: 'SCZ' },
];

export function user(id: string, parts: Partial<User> = {}): User {
  return {
    id,
    username: id,
    name: 'Asesora de prueba',
    role: 'counter-advisor' as Role,
    areaId: 'LPZ-01',
    email: null,
    passwordHash: '$argon2id$v=19$m=1024,t=2,p=1$c2FsdHNhbHQ$aGFzaA',
    active: true,
    demoPassword: null,
    ...parts,
  };
}

/** The request, customer and orders of `caseFacts`, as an import brings them. */
export function recordsOf(facts = caseFacts()): Pick<ImportBatch, 'customers' | 'requests' | 'orders'> {
  return {
    customers: [{ ...facts.customer, phone: null, address: null, regional: facts.request.regional }],
    requests: [{ ...facts.request, payments: facts.payments }],
    orders: facts.orders.map((order) => ({
      ...order,
      requestId: facts.request.id,
      updatedAt: startOfTests,
    })),
  };
}

export function baseRecords(parts: Partial<ImportBatch> = {}): ImportBatch {
  return importBatch({
    company: { name: 'Empresa de prueba', nit: '1020304050', address: 'Sin dirección', demonstration: false },
    areas,
    motives: [
      {
        id: 'economico',
        name: 'Motivo económico',
        causes: [{ id: 'precio', name: 'Precio elevado' }],
        needsNote: false,
        position: 1,
      },
    ],
    users: [user('u-1'), user('u-2', { areaId: 'LPZ-02', name: 'Segundo asesor de prueba' })],
    ...recordsOf(),
    ...parts,
  });
}
