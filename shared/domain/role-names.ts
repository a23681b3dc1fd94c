import type { Role } from './people.ts';

/** The roles in the procedure's own words. */
export const roleNames: Readonly<Record<Role, string>> = {
  'counter-advisor': 'Asesor Comercial',
  'back-office-commercial': 'Asesor Back Office Comercial',
  'operations-supervisor': 'Supervisor Centro de Operaciones',
  'back-office-incidents': 'Asesor Back Office Incidencias',
  'test-desk': 'Encargado Mesa de Pruebas',
  switching: 'Encargado Conmutación',
  laboratory: 'Encargado Laboratorio',
  cashier: 'Caja',
  'service-head': 'Jefe Div. Servicio al Cliente',
  administrator: 'Administrador',
};
