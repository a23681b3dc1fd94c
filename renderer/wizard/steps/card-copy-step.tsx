import { cardCopy } from '../../../shared/procedure/a-12-card-copy.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import { Banner } from '../../components/banner.tsx';
import { Checklist } from '../documents/checklist.tsx';
import { DocumentSlot } from '../documents/document-slot.tsx';
import type { StepProps } from './step-props.ts';
import styles from './steps.module.css';

/** A.12: the photocopy of the C.I. and the note, captured. */
export function CardCopyStep({ view, formId, onAnswer }: StepProps<'A12'>) {
  const history = historyOf(view.state);
  const isComplete = cardCopy.admit({}, cardCopy.look(view.facts, history, null), history).ok;
  return (
    <div className={styles.stack}>
      {isComplete ? (
        <Banner kind="success" title="Los dos documentos están adjuntados">
          Continuar lleva al paso {stepHeading('A13')}.
        </Banner>
      ) : (
        <Banner kind="info" title="Pida al cliente los dos documentos y adjúntelos">
          La nota, firmada por el cliente, pide la anulación. Sin los dos documentos no se anula.
        </Banner>
      )}
      <Checklist view={view} />
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer({});
        }}
      />
      <DocumentSlot view={view} kind="identity-card-copy" required disabled={false} />
      <DocumentSlot view={view} kind="annulment-note" required disabled={false} />
    </div>
  );
}
