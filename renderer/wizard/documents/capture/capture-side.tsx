import type { ReactNode } from 'react';
import { customerIdentity, customerName } from '../../../../shared/domain/customers.ts';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { TrayPage } from '../../../../shared/ipc/document-channels.ts';
import type { CaseView } from '../../../../shared/ipc/views.ts';
import { Banner } from '../../../components/banner.tsx';
import { CardReading } from './card-reading.tsx';
import { PageFindings } from './page-findings.tsx';
import { missingSide } from './page-words.ts';

interface CaptureSideProps {
  readonly view: CaseView;
  readonly kind: DocumentKind;
  readonly pages: readonly TrayPage[];
  readonly selected: TrayPage | null;
  /** From 1; 0 where no page is selected. */
  readonly number: number;
  readonly isBusy: boolean;
  readonly onRetake: (pageId: string) => void;
  readonly onOverrule: (pageId: string, reason: string) => void;
  /** What is typed beside the pages, as of a letter. */
  readonly children: ReactNode;
}

/** Beside the picture: what was found on the page, what was read off it, and what the paper says. */
export function CaptureSide(props: CaptureSideProps) {
  const { view, kind, pages, selected, number, isBusy, onRetake, onOverrule, children } = props;
  const { customer } = view.facts;
  return (
    <>
      {missingSide(kind, pages.length) && (
        <Banner kind="info" title="Ahora el reverso">
          La fotocopia del C.I. lleva los dos lados. Si el documento tiene uno solo, puede adjuntarlo así.
        </Banner>
      )}
      {selected && (
        <PageFindings
          key={`findings of ${selected.pageId}`}
          page={selected}
          number={number}
          isBusy={isBusy}
          onRetake={() => onRetake(selected.pageId)}
          onOverrule={(reason) => onOverrule(selected.pageId, reason)}
        />
      )}
      {selected && kind === 'identity-card-copy' && (
        <CardReading
          key={`reading of ${selected.pageId}`}
          caseId={view.state.caseId}
          kind={kind}
          page={selected}
          number={number}
          holder={{ name: customerName(customer), identity: customerIdentity(customer) }}
          isAutomatic={number === 1 && !isBusy}
        />
      )}
      {children}
    </>
  );
}
