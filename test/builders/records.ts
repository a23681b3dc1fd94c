import type { Company } from '../../shared/domain/company.ts';
import type { Customer } from '../../shared/domain/customers.ts';
import type { WorkOrder } from '../../shared/domain/orders.ts';
import type { Area, Motive, User } from '../../shared/domain/people.ts';
import type { RequestItem, ServiceRequest } from '../../shared/domain/requests.ts';

/** Records of the reference data, valid by their schemas; parts are replaced by name. All people are made up. */

export function company(parts: Partial<Company> = {}): Company {
  return {
    name: 'Telefonía de Prueba S.A.',
    nit: '1020304050',
    address: 'Av. de Prueba 100, La Paz',
    demonstration: true,
    ...parts,
  };
}

export function area(parts: Partial<Area> = {}): Area {
  return { id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ', ...parts };
}

export function user(parts: Partial<User> = {}): User {
  return {
    id: 'u-1',
    username: 'asesora.prueba',
    name: 'Asesora de prueba',
    role: 'counter-advisor',
    areaId: 'LPZ-01',
    email: null,
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$cHJ1ZWJhcHJ1ZWJh$cHJ1ZWJhcHJ1ZWJhcHJ1ZWJhcHJ1ZWJh',
    active: true,
    demoPassword: null,
    ...parts,
  };
}

export function motive(parts: Partial<Motive> = {}): Motive {
  return {
    id: 'economico',
    name: 'Motivo económico',
    causes: [
      { id: 'precio', name: 'Precio elevado' },
      { id: 'ingresos', name: 'Disminución de ingresos' },
    ],
    needsNote: false,
    position: 1,
    ...parts,
  };
}

export function customer(parts: Partial<Customer> = {}): Customer {
  return {
    id: 'C-1',
    kind: 'residential',
    firstNames: 'María Elena',
    lastNames: 'Quispe Mamani',
    companyName: null,
    identityCard: { number: '4512345', complement: null, department: 'LP' },
    nit: null,
    phone: '70000001',
    address: 'Calle de Prueba 12',
    regional: 'LPZ',
    ...parts,
  };
}

export function businessCustomer(parts: Partial<Customer> = {}): Customer {
  return customer({
    id: 'C-2',
    kind: 'business',
    firstNames: '',
    lastNames: '',
    companyName: 'Ferretería El Águila S.R.L.',
    identityCard: null,
    nit: '1023456028',
    ...parts,
  });
}

/** Its id follows from the request's number and its line, as in the import. */
export function requestItem(requestId: string, line: number, parts: Partial<RequestItem> = {}): RequestItem {
  return {
    id: `${requestId}-${line}`,
    line,
    service: 'internet',
    description: 'Internet 50 Mbps',
    packageName: null,
    feeCents: 15_000,
    state: 'active',
    ...parts,
  };
}

/** A new installation of two unpaid products, registered on the morning of 23/11/2026 in La Paz. */
export function request(parts: Partial<ServiceRequest> = {}): ServiceRequest {
  const id = parts.id ?? 'S-1';
  return {
    id,
    customerId: 'C-1',
    kind: 'new-installation',
    registeredAt: '2026-11-23T13:00:00.000Z',
    regional: 'LPZ',
    branch: 'Sucursal de prueba',
    items: [
      requestItem(id, 1),
      requestItem(id, 2, { service: 'television', description: 'Televisión básica' }),
    ],
    payments: [],
    ...parts,
  };
}

export function order(parts: Partial<WorkOrder> = {}): WorkOrder {
  return {
    id: 'O-1',
    requestId: 'S-1',
    itemLine: null,
    state: 'registered',
    operationsCentre: 'Centro de Operaciones de prueba',
    technician: null,
    appointment: null,
    activities: [{ line: 1, name: 'Tendido de acometida', done: false, doneAt: null }],
    updatedAt: '2026-11-23T13:05:00.000Z',
    ...parts,
  };
}
