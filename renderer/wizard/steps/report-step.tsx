import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Banner } from '../../components/banner.tsx';
import type { StepProps } from './step-props.ts';

/** B.1 for a case that was opened from elsewhere: it goes on as if it had been picked out of the whole report. */
export function ReportStep({ view, formId, onAnswer }: StepProps<'B1'>) {
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ areaName: null, process: null, type: null });
      }}
    >
      <Banner kind="info" title={`El trámite ${view.state.caseNumber} espera en el reporte de anulaciones`}>
        <p>
          La anulación está registrada y falta su cierre. Puede continuar aquí, sin filtros del reporte, o
          elegir otro trámite en el{' '}
          <Anchor component={Link} underline="always" to="/reporte">
            reporte CCGPA
          </Anchor>
          .
        </p>
      </Banner>
    </form>
  );
}
