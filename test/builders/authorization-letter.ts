import type { AuthorizationLetter } from '../../shared/domain/authorization-letter.ts';

/** The holder of the demo's request lets somebody invented come in their place. */
export function authorizationLetter(parts: Partial<AuthorizationLetter> = {}): AuthorizationLetter {
  return {
    grantor: { name: 'María Elena Quispe Mamani', identity: '4512345 LP' },
    representative: { name: 'Rosa Flores Choque', identity: '6789012 OR' },
    writtenOn: '2026-11-20',
    scope: 'Anular la solicitud en mi nombre',
    requestId: null,
    validUntil: null,
    ...parts,
  };
}
