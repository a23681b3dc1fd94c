import type { ChainFault } from '../../../shared/procedure/chain.ts';
import { assertNever } from '../../../shared/result.ts';
import { openDocumentStore } from '../documents/open-document-store.ts';
import { type Finding, verifyStore } from '../verification/verify-store.ts';
import { type CommandContext, withStore } from './context.ts';

const faults: Readonly<Record<ChainFault['fault'], string>> = {
  unreadable: 'no se puede leer',
  altered: 'fue modificado',
  'not-linked': 'no sigue al anterior: falta un evento o cambió el orden',
  'out-of-order': 'está fuera de su lugar',
};

function describe(finding: Finding): string {
  switch (finding.kind) {
    case 'log':
      return `Trámite ${finding.case}: el evento ${finding.index + 1} ${faults[finding.fault]}.`;
    case 'summary':
      return `Trámite ${finding.case}: el resumen no coincide con sus eventos.`;
    case 'annulment':
      return `Trámite ${finding.case}: los productos anulados no coinciden con sus eventos.`;
    case 'feed':
      return `Trámite ${finding.case}: hay eventos que no se entregan a las sucursales.`;
    case 'event-missing':
      return `Equipo ${finding.device}, operación ${finding.seq}: se aceptó y su evento ya no está.`;
    case 'number-repeated':
      return `Número ${finding.number}: lo llevan dos trámites, o sus notificaciones.`;
    case 'document-missing':
      return `Trámite ${finding.case}: falta el archivo del documento ${finding.document}.`;
    case 'document-altered':
      return `Trámite ${finding.case}: el archivo del documento ${finding.document} no es el que se adjuntó.`;
    default:
      return assertNever(finding, 'finding');
  }
}

/** `verify`: 1 when anything in the database is not as it was written. */
export function verify(context: CommandContext): Promise<number> {
  return withStore(context, async (store) => {
    const { home: dataFolder, bucket, documentKeys } = context.environment;
    const { logger } = context;
    const documents = await openDocumentStore({ dataFolder, bucket, documentKeys, logger });
    const { cases, events, findings } = await verifyStore(store.read, documents);
    for (const finding of findings) context.print(describe(finding));
    context.print(`Se revisaron ${cases} trámites y ${events} eventos: ${findings.length} observaciones.`);
    return findings.length === 0 ? 0 : 1;
  });
}
