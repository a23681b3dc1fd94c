import type { Role } from '../domain/people.ts';

interface OutlineEntry {
  /** As in the document's headings: `A.4.1`. */
  readonly number: string;
  readonly title: string;
  readonly roles: readonly Role[];
}

const attending: readonly Role[] = ['test-desk', 'switching', 'laboratory'];

/** Every step of COM-DSC-P06 with the document's own sentence and the roles that answer it. */
export const outline = {
  A1: { number: 'A.1', title: 'Recibe a cliente y solicita identificación', roles: ['counter-advisor'] },
  A2: {
    number: 'A.2',
    title: 'Visualiza fecha de registro de solicitud y verifica',
    roles: ['counter-advisor'],
  },
  A3: { number: 'A.3', title: 'Consulta a cliente tipo de anulación', roles: ['counter-advisor'] },
  A4: { number: 'A.4', title: 'Elige producto a ser anulado', roles: ['counter-advisor'] },
  'A4.1': { number: 'A.4.1', title: 'Registra motivo y causa de anulación', roles: ['counter-advisor'] },
  A5: {
    number: 'A.5',
    title: 'Verifica si cliente canceló derecho de instalación',
    roles: ['counter-advisor'],
  },
  A6: { number: 'A.6', title: 'Direcciona a cliente a caja para devolución', roles: ['counter-advisor'] },
  A7: {
    number: 'A.7',
    title: 'Recibe a cliente y solicita identificación',
    roles: ['back-office-commercial'],
  },
  A8: {
    number: 'A.8',
    title: 'Verifica en Sistema si el solicitante es titular y cumple requisitos',
    roles: ['back-office-commercial'],
  },
  A9: { number: 'A.9', title: 'Solicita a cliente cumplir requisitos', roles: ['back-office-commercial'] },
  A10: {
    number: 'A.10',
    title: 'Procede a anulación en Sistema y coloca interacción',
    roles: ['back-office-commercial'],
  },
  A11: { number: 'A.11', title: 'Verifica estado de solicitud', roles: ['back-office-commercial'] },
  A12: {
    number: 'A.12',
    title: 'Solicita fotocopia de carnet de identidad con nota',
    roles: ['back-office-commercial'],
  },
  A13: {
    number: 'A.13',
    title: 'Procede a anulación en Sistema Smartflex',
    roles: ['back-office-commercial'],
  },
  A14: {
    number: 'A.14',
    title: 'Comunica anulación a Supervisor Centro Operaciones',
    roles: ['back-office-commercial'],
  },
  A15: {
    number: 'A.15',
    title: 'Comunica a cliente, que la solicitud de anulación es improcedente',
    roles: ['back-office-commercial'],
  },
  A16: {
    number: 'A.16',
    title: 'Ordena a técnico Multiservicios, suspender el trabajo',
    roles: ['operations-supervisor'],
  },
  B1: {
    number: 'B.1',
    title: 'Ingresa a Sistema Smartflex módulo CCGPA',
    roles: ['back-office-incidents'],
  },
  B2: { number: 'B.2', title: 'Elige solicitud de anulación', roles: ['back-office-incidents'] },
  B3: {
    number: 'B.3',
    title: 'Ingresa solicitud de venta en módulo CNCRM FVE',
    roles: ['back-office-incidents'],
  },
  B4: { number: 'B.4', title: 'Crea orden autónoma', roles: ['back-office-incidents'] },
  B5: { number: 'B.5', title: 'Ingresa a solicitud de venta', roles: ['back-office-incidents'] },
  B6: {
    number: 'B.6',
    title: 'Verifica existencia de órdenes de trabajo cerradas',
    roles: ['back-office-incidents'],
  },
  B7: {
    number: 'B.7',
    title: 'Crea orden autónoma en el módulo ORCOM, para restaurar actividades',
    roles: ['back-office-incidents'],
  },
  B8: { number: 'B.8', title: 'Verifica en módulo ORCAO, existencia de órdenes autónomas', roles: attending },
  B9: { number: 'B.9', title: 'Ingresa a orden de trabajo para su asignación', roles: attending },
  B10: {
    number: 'B.10',
    title: 'Ejecuta actividades (reversa de trabajo), según orden autónoma',
    roles: attending,
  },
  B11: { number: 'B.11', title: 'Legaliza orden de trabajo', roles: attending },
  B12: {
    number: 'B.12',
    title: 'Ingresa a módulo CCGPA y digita número de solicitud de anulación',
    roles: ['back-office-incidents', ...attending],
  },
  B13: {
    number: 'B.13',
    title: 'Digita datos para efectuar el cierre de solicitud, concluyendo el procedimiento',
    roles: ['back-office-incidents', ...attending],
  },
} as const satisfies Readonly<Record<string, OutlineEntry>>;

export type StepId = keyof typeof outline;
export const stepIds = Object.keys(outline) as StepId[];

/** `A.3 Consulta a cliente tipo de anulación` */
export function stepHeading(step: StepId): string {
  return `${outline[step].number} ${outline[step].title}`;
}

/** May a user of this role answer the step? */
export function mayAnswer(role: Role, step: StepId): boolean {
  return (outline[step].roles as readonly Role[]).includes(role);
}
