import type { Company } from '../../../shared/domain/company.ts';
import type { Area, Motive, Role } from '../../../shared/domain/people.ts';

/** Plainly invented, and marked so on screen and paper. */
export const demoCompany: Company = {
  name: 'Telecomunicaciones Demostración S.A.',
  nit: '1000000001',
  address: 'Avenida de la Demostración 123, La Paz',
  demonstration: true,
};

export const regionals = [
  { code: 'LPZ', city: 'La Paz', department: 'LP', branches: ['La Paz Centro', 'El Alto'] },
  { code: 'CBB', city: 'Cochabamba', department: 'CB', branches: ['Cochabamba Centro', 'Quillacollo'] },
  { code: 'SCZ', city: 'Santa Cruz', department: 'SC', branches: ['Santa Cruz Centro', 'Montero'] },
] as const;
export type Regional = (typeof regionals)[number];

const offices = [
  ['BO', 'Back Office Comercial'],
  ['BI', 'Back Office Incidencias'],
  ['CO', 'Centro de Operaciones'],
  ['MP', 'Mesa de Pruebas'],
  ['CM', 'Conmutación'],
  ['LB', 'Laboratorio'],
  ['CJ', 'Caja Central'],
  ['DC', 'Div. Servicio al Cliente'],
] as const;

export function branchName(regional: Regional, index: number): string {
  return `Sucursal ${regional.branches[index] ?? regional.branches[0]}`;
}

export const demoAreas: readonly Area[] = regionals.flatMap((regional) => [
  ...regional.branches.map((_, index) => ({
    id: `${regional.code}-0${index + 1}`,
    name: branchName(regional, index),
    regional: regional.code,
  })),
  ...offices.map(([code, name]) => ({
    id: `${regional.code}-${code}`,
    name: `${name} ${regional.city}`,
    regional: regional.code,
  })),
]);

/** Who works where, by the end of the area's id. */
export const demoPosts: readonly (readonly [username: string, role: Role, area: string])[] = [
  ['asesor1', 'counter-advisor', '01'],
  ['asesor2', 'counter-advisor', '01'],
  ['asesor3', 'counter-advisor', '02'],
  ['backoffice1', 'back-office-commercial', 'BO'],
  ['supervisor1', 'operations-supervisor', 'CO'],
  ['incidencias1', 'back-office-incidents', 'BI'],
  ['pruebas1', 'test-desk', 'MP'],
  ['conmutacion1', 'switching', 'CM'],
  ['laboratorio1', 'laboratory', 'LB'],
  ['caja1', 'cashier', 'CJ'],
  ['jefe1', 'service-head', 'DC'],
  ['admin1', 'administrator', 'DC'],
];

const catalogue: readonly (readonly [id: string, name: string, causes: readonly string[]])[] = [
  ['economico', 'Motivo económico', ['Costo de instalación', 'Tarifa mensual', 'Falta de ingresos']],
  [
    'demora',
    'Demora en la instalación',
    ['Técnico no se presentó', 'Cita reprogramada', 'Plazo no conveniente'],
  ],
  ['domicilio', 'Cambio de domicilio', ['Se muda a otra ciudad', 'Se muda en la misma ciudad']],
  [
    'factibilidad',
    'Sin factibilidad técnica',
    ['Sin cobertura', 'Sin puertos disponibles', 'Distancia excesiva'],
  ],
  [
    'competencia',
    'Mejor oferta de la competencia',
    ['Mejor precio', 'Mayor velocidad', 'Instalación inmediata'],
  ],
  ['registro', 'Error de registro', ['Producto equivocado', 'Titular equivocado', 'Solicitud duplicada']],
  [
    'desistimiento',
    'Desistimiento del cliente',
    ['Ya no lo necesita', 'Decisión familiar', 'Decisión de la empresa'],
  ],
  ['otro', 'Otro', ['Otra causa']],
];

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

export const demoMotives: readonly Motive[] = catalogue.map(([id, name, causes], index) => ({
  id,
  name,
  causes: causes.map((cause) => ({ id: slug(cause), name: cause })),
  needsNote: id === 'otro',
  position: index + 1,
}));
