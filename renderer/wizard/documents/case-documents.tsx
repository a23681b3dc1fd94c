import { Text, Title } from '@mantine/core';
import { documentKinds } from '../../../shared/domain/documents.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { Checklist } from './checklist.tsx';
import { DocumentSlot } from './document-slot.tsx';

/** The documents that were attached to the case, to be looked at. */
export function CaseDocuments({ view }: { readonly view: CaseView }) {
  const kinds = documentKinds.filter((kind) => view.state.documents.some((each) => each.kind === kind));
  return (
    <section>
      <Title order={2} size="h4">
        Documentos adjuntos
      </Title>
      <Checklist view={view} />
      {kinds.length === 0 && <Text>El trámite no tiene documentos adjuntos.</Text>}
      {kinds.map((kind) => (
        <DocumentSlot key={kind} view={view} kind={kind} required={false} disabled />
      ))}
    </section>
  );
}
