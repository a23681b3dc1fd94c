import type { Chance } from '../../simulate/chance.ts';

const words = (
  'por la presente solicito a la empresa anular el servicio de internet registrado con mi nombre en esta ciudad ' +
  'debido al cambio de domicilio autorizo ante ventanilla entregar equipos firmar documentos necesarios conforme ' +
  'procedimiento vigente adjunto fotocopia cédula identidad recibo último pago contrato instalación línea telefónica ' +
  'agradezco atención prestada quedo pendiente respuesta escrita plazo días hábiles señalados dirección zona avenida'
).split(' ');
const firstNames = ['MUESTRA', 'EJEMPLO', 'PRUEBA', 'DEMOSTRACION', 'MODELO'] as const;
const lastNames = ['FICTICIO', 'INVENTADO', 'MUÑECO', 'IMAGINARIO', 'PEÑALTA', 'SIMULADO'] as const;

/** Of nobody: names are words that say so. */
export interface InventedPerson {
  readonly number: string;
  readonly complement: string | null;
  readonly firstNames: string;
  readonly lastNames: string;
}

export function inventPerson(chance: Chance): InventedPerson {
  return {
    number: String(1_000_000 + chance.integer(8_999_999)),
    complement: chance.happens(0.2) ? '1A' : null,
    firstNames: `${chance.pick(firstNames)} ${chance.pick(firstNames)}`,
    lastNames: `${chance.pick(lastNames)} ${chance.pick(lastNames)}`,
  };
}

export function inventSentence(chance: Chance, length: number): string {
  const text = Array.from({ length }, () => words[chance.integer(words.length)] ?? 'por').join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
