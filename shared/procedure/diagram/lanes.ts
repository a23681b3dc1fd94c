import type { Box } from './geometry.ts';

const top = 30;
const right = 3000;
const bottom = 1610;
const poolX = 20;
const bandWidth = 30;

export type LaneId = 'counter' | 'back-office' | 'supervisor' | 'other' | 'incidents' | 'attending';

interface LanePlace {
  readonly id: LaneId;
  readonly name: string;
  readonly section: 'A' | 'B' | null;
  readonly from: number;
  readonly to: number;
}

/** The actors of COM-DSC-P06 from top to bottom; the other procedures between its sections, near to the steps that turn to them. */
const lanePlaces: readonly LanePlace[] = [
  { id: 'counter', name: 'Asesor Comercial', section: 'A', from: top, to: 230 },
  { id: 'back-office', name: 'Asesor Back Office Comercial', section: 'A', from: 230, to: 590 },
  { id: 'supervisor', name: 'Supervisor Centro de Operaciones', section: 'A', from: 590, to: 770 },
  { id: 'other', name: 'Otros procedimientos', section: null, from: 770, to: 950 },
  { id: 'incidents', name: 'Asesor Back Office Incidencias', section: 'B', from: 950, to: 1310 },
  {
    id: 'attending',
    name: 'Encargado Mesa de Pruebas / Conmutación / Laboratorio',
    section: 'B',
    from: 1310,
    to: bottom,
  },
];

export interface DiagramLane {
  readonly id: LaneId;
  readonly name: string;
  readonly section: 'A' | 'B' | null;
  readonly box: Box;
}

export interface DiagramSection {
  readonly id: 'A' | 'B';
  readonly name: string;
  readonly box: Box;
}

export const pool: Box = { x: poolX, y: top, width: right - poolX, height: bottom - top };

export const lanes: readonly DiagramLane[] = lanePlaces.map(({ id, name, section, from, to }) => {
  const x = poolX + bandWidth * (section === null ? 1 : 2);
  return { id, name, section, box: { x, y: from, width: right - x, height: to - from } };
});

const sectionX = poolX + bandWidth;
export const sections: readonly DiagramSection[] = [
  {
    id: 'A',
    name: 'A) Registro de anulación de solicitud y cambio de estado de orden de trabajo',
    box: { x: sectionX, y: top, width: right - sectionX, height: 740 },
  },
  {
    id: 'B',
    name: 'B) Cierre de solicitud y atención de orden autónoma',
    box: { x: sectionX, y: 950, width: right - sectionX, height: bottom - 950 },
  },
];

/** Where lines may run: right of the lanes' names, within the pool. */
export const field: Box = { x: 140, y: top, width: right - 140, height: bottom - top };
