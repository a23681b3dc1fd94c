import type { Customer } from '../../../shared/domain/customers.ts';
import { nitSchema, parseIdentityCard } from '../../../shared/domain/identity.ts';
import type { WorkOrder } from '../../../shared/domain/orders.ts';
import type { Payment, RequestItem, ServiceRequest } from '../../../shared/domain/requests.ts';
import type { RowReader } from './row-reader.ts';

const customerKinds = { residencial: 'residential', empresarial: 'business' } as const;
const requestKinds = { 'instalacion nueva': 'new-installation', traslado: 'transfer' } as const;
const services = {
  internet: 'internet',
  television: 'television',
  tv: 'television',
  telefonia: 'telephony',
} as const;
const itemStates = { '': 'active', activo: 'active', anulado: 'annulled' } as const;
const documents = { recibo: 'receipt', factura: 'invoice' } as const;
const orderStates = {
  registrada: 'registered',
  suspendida: 'suspended',
  asignada: 'assigned',
  ejecutada: 'executed',
  cerrada: 'closed',
} as const;
const yesOrNo = { si: 'yes', no: 'no' } as const;

function readIdentityCard(row: RowReader): Customer['identityCard'] {
  const number = row.text('CI', 30);
  if (number === '') return null;
  const parts = [number, row.text('COMPLEMENTO', 5), row.text('EXPEDIDO', 5)]
    .filter((part) => part !== '')
    .join(' ');
  const card = parseIdentityCard(parts);
  if (card === null)
    row.fail('CI', `«${parts}» no es una C.I.: número, complemento (1A) y departamento (LP).`);
  return card;
}

export function readCustomer(row: RowReader): Customer {
  const kind = row.choice('TIPO_CLIENTE', customerKinds, 'residential');
  const nit = row.text('NIT', 20).replaceAll(/[ .-]/g, '') || null;
  if (nit !== null && !nitSchema.safeParse(nit).success)
    row.fail('NIT', `«${nit}» no es un NIT de 4 a 15 cifras.`);
  const companyName = row.orNull('RAZON_SOCIAL', 200);
  const lastNames = row.text('APELLIDOS', 120);
  if (kind === 'business' && companyName === null)
    row.fail('RAZON_SOCIAL', 'está vacía en un cliente empresarial.');
  if (kind === 'residential' && lastNames === '')
    row.fail('APELLIDOS', 'está vacía en un cliente residencial.');
  return {
    id: row.required('CODIGO_CLIENTE', 40),
    kind,
    firstNames: row.text('NOMBRES', 120),
    lastNames,
    companyName,
    identityCard: readIdentityCard(row),
    nit,
    phone: row.orNull('TELEFONO', 40),
    address: row.orNull('DIRECCION', 300),
    regional: row.required('REGIONAL', 10),
  };
}

export interface Technician {
  readonly code: string;
  readonly name: string;
}

export function readTechnician(row: RowReader): Technician {
  return { code: row.required('CODIGO_TECNICO', 40), name: row.required('NOMBRE_TECNICO', 120) };
}

/** A request's own row: its items and payments come in other tables. */
export type RequestHead = Omit<ServiceRequest, 'items' | 'payments'>;

export function readRequest(row: RowReader): RequestHead {
  return {
    id: row.required('NRO_SOLICITUD', 40),
    customerId: row.required('CODIGO_CLIENTE', 40),
    kind: row.choice('TIPO_SOLICITUD', requestKinds, 'new-installation'),
    registeredAt: row.date('FECHA_REGISTRO'),
    regional: row.required('REGIONAL', 10),
    branch: row.text('SUCURSAL', 120),
  };
}

export function readItem(row: RowReader): RequestItem {
  const line = row.line('LINEA');
  return {
    id: `${row.required('NRO_SOLICITUD', 40)}-${line}`,
    line,
    service: row.choice('SERVICIO', services, 'internet'),
    description: row.required('PRODUCTO', 200),
    packageName: row.orNull('PAQUETE', 120),
    feeCents: row.amount('DERECHO_INSTALACION'),
    state: row.choice('ESTADO_PRODUCTO', itemStates, 'active'),
  };
}

export function readPayment(row: RowReader): Payment {
  const amountCents = row.amount('IMPORTE');
  return {
    receiptNumber: row.required('NRO_COMPROBANTE', 40),
    document: row.choice('TIPO_COMPROBANTE', documents, 'receipt'),
    amountCents,
    paidAt: row.date('FECHA_PAGO'),
  };
}

/** An order's own row: its activities and its appointment come in other tables. */
export type OrderHead = Omit<WorkOrder, 'activities' | 'appointment'>;

/** @param technicians names by code, of the technicians' table; a code without a name stands for itself. */
export function readOrder(row: RowReader, technicians: ReadonlyMap<string, string>): OrderHead {
  const code = row.orNull('CODIGO_TECNICO', 40);
  return {
    id: row.required('NRO_ORDEN', 40),
    requestId: row.required('NRO_SOLICITUD', 40),
    itemLine: row.lineOrNull('LINEA'),
    state: row.choice('ESTADO_ORDEN', orderStates, 'registered'),
    operationsCentre: row.required('CENTRO_OPERACIONES', 120),
    technician: code === null ? null : (technicians.get(code) ?? code),
    updatedAt: row.date('FECHA_ESTADO'),
  };
}

export function readActivity(row: RowReader): WorkOrder['activities'][number] {
  return {
    line: row.line('LINEA'),
    name: row.required('ACTIVIDAD', 200),
    done: row.choice('REALIZADA', yesOrNo, 'no') === 'yes',
    doneAt: row.dateOrNull('FECHA_REALIZACION'),
  };
}

export function readAppointment(row: RowReader): NonNullable<WorkOrder['appointment']> {
  return { at: row.date('FECHA_CITA'), place: row.orNull('LUGAR', 200) };
}
