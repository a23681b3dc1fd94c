/** One column of an export, by the name in its header. */
interface Column {
  readonly name: string;
  readonly required: boolean;
}

const required = (...names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, required: true }));
const optional = (...names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, required: false }));

/** Smartflex's reports that are understood, in the order in which they build on each other. */
export const tableKinds = {
  technicians: [...required('CODIGO_TECNICO', 'NOMBRE_TECNICO'), ...optional('CENTRO_OPERACIONES')],
  customers: [
    ...required('CODIGO_CLIENTE', 'TIPO_CLIENTE', 'REGIONAL'),
    ...optional(
      'NOMBRES',
      'APELLIDOS',
      'RAZON_SOCIAL',
      'CI',
      'COMPLEMENTO',
      'EXPEDIDO',
      'NIT',
      'TELEFONO',
      'DIRECCION',
    ),
  ],
  requests: [
    ...required('NRO_SOLICITUD', 'CODIGO_CLIENTE', 'TIPO_SOLICITUD', 'FECHA_REGISTRO', 'REGIONAL'),
    ...optional('SUCURSAL'),
  ],
  items: [
    ...required('NRO_SOLICITUD', 'LINEA', 'SERVICIO', 'PRODUCTO', 'DERECHO_INSTALACION'),
    ...optional('PAQUETE', 'ESTADO_PRODUCTO'),
  ],
  payments: required('NRO_SOLICITUD', 'NRO_COMPROBANTE', 'TIPO_COMPROBANTE', 'IMPORTE', 'FECHA_PAGO'),
  orders: [
    ...required('NRO_ORDEN', 'NRO_SOLICITUD', 'ESTADO_ORDEN', 'CENTRO_OPERACIONES', 'FECHA_ESTADO'),
    ...optional('LINEA', 'CODIGO_TECNICO'),
  ],
  activities: [...required('NRO_ORDEN', 'LINEA', 'ACTIVIDAD', 'REALIZADA'), ...optional('FECHA_REALIZACION')],
  appointments: [...required('NRO_ORDEN', 'FECHA_CITA'), ...optional('LUGAR')],
} as const satisfies Readonly<Record<string, readonly Column[]>>;

export type TableKind = keyof typeof tableKinds;
export const tableKindNames = Object.keys(tableKinds) as TableKind[];

const requiredOf = (kind: TableKind): readonly string[] =>
  tableKinds[kind].filter((column) => column.required).map((column) => column.name);

/** `Nro. Solicitud`, `Número de solicitud` and `NRO_SOLICITUD` are the same column. */
export function columnName(header: string): string {
  return header
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .replace(/^C_I$/, 'CI')
    .replace(/^(?:N|NUM|NUMERO|NRO)_(?:DE_)?/, 'NRO_');
}

export interface UnknownTable {
  /** The kind that it is most like. */
  readonly nearest: TableKind;
  /** What it lacks to be that. */
  readonly missing: readonly string[];
}

/** Recognises a table by its columns: the kind that has all that it needs, and needs the most. */
export function recogniseTable(columns: readonly string[]): TableKind | UnknownTable {
  const missing = (kind: TableKind) => requiredOf(kind).filter((name) => !columns.includes(name));
  const whole = tableKindNames
    .filter((kind) => missing(kind).length === 0)
    .sort((one, other) => requiredOf(other).length - requiredOf(one).length);
  if (whole[0]) return whole[0];
  const share = (kind: TableKind) => missing(kind).length / requiredOf(kind).length;
  const nearest = tableKindNames.reduce((best, kind) => (share(kind) < share(best) ? kind : best));
  return { nearest, missing: missing(nearest) };
}
