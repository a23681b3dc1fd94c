import type { CaseView } from '../../../shared/ipc/views.ts';
import { Banner } from '../../components/banner.tsx';

function words(missing: CaseView['documents']): string {
  if (missing.some(({ place }) => place === 'failed'))
    return 'Al menos uno no se puede enviar. Vea cuál en «Documentos y papeles» y adjúntelo de nuevo.';
  return missing.some(({ place }) => place !== 'missing')
    ? 'Se envían solos cuando hay línea; no hace falta esperar.'
    : 'Los envía el equipo donde se adjuntaron, cuando tiene línea.';
}

/** Documents that the central office does not have yet: nothing waits for them, and somebody should know (sync protocol 12). */
export function MissingDocuments({ documents }: Pick<CaseView, 'documents'>) {
  const missing = documents.filter(({ place }) => place !== 'central');
  if (missing.length === 0) return null;
  const failed = missing.some(({ place }) => place === 'failed');
  return (
    <Banner kind={failed ? 'warning' : 'info'} title="Faltan documentos en la central">
      {words(missing)}
    </Banner>
  );
}
