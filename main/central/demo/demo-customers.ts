import type { Customer } from '../../../shared/domain/customers.ts';
import type { Regional } from './organisation.ts';
import type { Random } from './random.ts';

const firstNames = [
  'María',
  'Juan',
  'Ana',
  'José',
  'Rosa',
  'Luis',
  'Carmen',
  'Carlos',
  'Martha',
  'Jorge',
  'Silvia',
  'Mario',
  'Elena',
  'Víctor',
  'Lourdes',
  'René',
  'Gabriela',
  'Óscar',
  'Patricia',
  'Hugo',
  'Verónica',
  'Félix',
  'Sonia',
  'Raúl',
  'Beatriz',
  'Iván',
] as const;
const lastNames = [
  'Mamani',
  'Quispe',
  'Flores',
  'Condori',
  'Choque',
  'Vargas',
  'Rojas',
  'Gutiérrez',
  'López',
  'Fernández',
  'Apaza',
  'Huanca',
  'Aguilar',
  'Rodríguez',
  'Peña',
  'Suárez',
  'Justiniano',
  'Claros',
  'Zenteno',
  'Ñáñez',
  'Poma',
  'Villca',
  'Céspedes',
  'Yujra',
] as const;
const trades = [
  'Comercial',
  'Ferretería',
  'Librería',
  'Constructora',
  'Importadora',
  'Farmacia',
  'Panadería',
  'Transportes',
] as const;
const words = [
  'Illimani',
  'Tunari',
  'Amazonas',
  'El Prado',
  'Los Andes',
  'San Roque',
  'La Esperanza',
  'Oriente',
] as const;
const streets = ['Calle Demostración', 'Avenida Ejemplo', 'Pasaje de Prueba'] as const;

function person(random: Random): Pick<Customer, 'firstNames' | 'lastNames'> {
  const second = random.chance(0.5) ? ` ${random.pick(firstNames)}` : '';
  return {
    firstNames: `${random.pick(firstNames)}${second}`,
    lastNames: `${random.pick(lastNames)} ${random.pick(lastNames)}`,
  };
}

/**
 * An invented customer; its names are common ones, thrown together.
 *
 * @param kind by chance when it is not given: 85 % are residential.
 */
export function demoCustomer(
  random: Random,
  id: string,
  regional: Regional,
  kind: Customer['kind'] = random.chance(0.15) ? 'business' : 'residential',
): Customer {
  const isBusiness = kind === 'business';
  return {
    id,
    kind,
    ...person(random),
    companyName: isBusiness ? `${random.pick(trades)} ${random.pick(words)} S.R.L. (demo)` : null,
    identityCard: isBusiness
      ? null
      : {
          number: String(random.between(1_000_000, 12_999_999)),
          complement: random.chance(0.04)
            ? `${random.between(1, 9)}${random.pick(['A', 'B', 'C', 'D'])}`
            : null,
          department: random.chance(0.9)
            ? regional.department
            : random.pick(['OR', 'PT', 'CH', 'TJ', 'BE', 'PD']),
        },
    nit: isBusiness || random.chance(0.05) ? String(random.between(100_000_000, 9_999_999_999)) : null,
    phone: `7${random.between(1_000_000, 9_999_999)}`,
    address: `${random.pick(streets)} ${random.between(1, 2500)}, ${regional.city} (DEMO)`,
    regional: regional.code,
  };
}
