import { Text, Title } from '@mantine/core';
import { z } from 'zod';
import { askRequirements } from '../../../shared/procedure/a-09-ask-requirements.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { Banner } from '../../components/banner.tsx';
import { Checklist } from '../documents/checklist.tsx';
import { PaperDesk } from '../paper-desk.tsx';
import { useStepForm } from '../use-step-form.ts';
import { NoteField } from './note-field.tsx';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';
import styles from './steps.module.css';

const schema = z.object({ note: z.string().max(500, 'La nota tiene más de 500 letras.') });

/** A.9: what is missing, on a slip that the customer takes along; the case then waits for the customer to come back. */
export function AskRequirementsStep({ view, formId, onAnswer, onSaved }: StepProps<'A9'>) {
  const history = historyOf(view.state);
  const facts = askRequirements.look(view.facts, history, null);
  const isPrinted = askRequirements.admit({ note: '' }, facts, history).ok;
  const stepForm = useStepForm({ view, step: 'A9', schema, values: { note: '' } });
  return (
    <div className={styles.stack}>
      <section>
        <Title order={2} size="h4">
          Qué falta y qué está
        </Title>
        <Checklist view={view} />
      </section>
      {isPrinted ? (
        <Banner kind="success" title={`La lista ${facts.slipNumber} está hecha: entréguela al cliente`}>
          El trámite queda en espera y vuelve a la cola en el paso A.7, para cualquier oficina.
        </Banner>
      ) : (
        <Banner kind="info" title="Imprima la lista y entréguela al cliente">
          Con F4 se imprime, o se guarda en PDF. Después el trámite queda en espera.
        </Banner>
      )}
      <Text size="sm">Si el cliente lo tiene aquí, vuelva atrás al paso A.8 y márquelo o adjúntelo.</Text>
      <StepFormFrame
        stepForm={stepForm}
        formId={formId}
        labels={{ note: 'Nota' }}
        onSaved={onSaved}
        onValid={({ note }) => onAnswer({ note: note.trim() })}
      >
        <NoteField form={stepForm.form} />
      </StepFormFrame>
      <PaperDesk view={view} paper="requirements-slip" of={null} mayPrint />
    </div>
  );
}
