import type { Role } from '../../shared/domain/people.ts';
import type { Actor } from '../../shared/procedure/events.ts';

/** One person of each role, where that role works. */
const places: Readonly<Record<Role, readonly [areaId: string, areaName: string]>> = {
  'counter-advisor': ['LPZ-01', 'Sucursal de prueba'],
  'back-office-commercial': ['LPZ-BO', 'Back Office Comercial de prueba'],
  'operations-supervisor': ['LPZ-CO', 'Centro de Operaciones de prueba'],
  'back-office-incidents': ['LPZ-BI', 'Back Office Incidencias de prueba'],
  'test-desk': ['LPZ-MP', 'Mesa de Pruebas de prueba'],
  switching: ['LPZ-CM', 'Conmutación de prueba'],
  laboratory: ['LPZ-LB', 'Laboratorio de prueba'],
  cashier: ['LPZ-CJ', 'Caja de prueba'],
  'service-head': ['LPZ-DC', 'Div. Servicio al Cliente de prueba'],
  administrator: ['LPZ-DC', 'Div. Servicio al Cliente de prueba'],
};

export function staff(role: Role, parts: Partial<Actor> = {}): Actor {
  const [areaId, areaName] = places[role];
  return { userId: `u-${role}`, name: `Persona de prueba (${role})`, role, areaId, areaName, ...parts };
}

export const staffAreas = [...new Map(Object.values(places)).entries()].map(([id, name]) => ({
  id,
  name,
  regional: 'LPZ',
}));
