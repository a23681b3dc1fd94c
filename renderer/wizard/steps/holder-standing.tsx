import { missingRequirements } from '../../../shared/procedure/a-08-holder.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import { requirementNames } from '../../../shared/procedure/requirements.ts';
import type { AnswerOf, FactsOf } from '../../../shared/procedure/steps.ts';
import { Banner } from '../../components/banner.tsx';

interface HolderStandingProps {
  readonly answer: AnswerOf<'A8'>;
  readonly facts: FactsOf<'A8'>;
}

/** What is still missing, and where Continuar leads (U8). */
export function HolderStanding({ answer, facts }: HolderStandingProps) {
  const missing = missingRequirements(answer, facts);
  if (missing.length === 0) {
    return (
      <Banner kind="success" title="Los requisitos están completos">
        Continuar lleva al paso {stepHeading('A10')}.
      </Banner>
    );
  }
  return (
    <Banner
      kind="warning"
      title={`Todavía falta: ${missing.map((each) => requirementNames[each]).join('; ')}`}
    >
      Si el cliente no lo tiene aquí, Continuar lleva al paso {stepHeading('A9')}: se imprime la lista y el
      trámite queda en espera.
    </Banner>
  );
}
