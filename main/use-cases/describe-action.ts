import { formatDate } from '../../shared/domain/dates.ts';
import { documentKindNames } from '../../shared/domain/documents.ts';
import { formatBolivianos } from '../../shared/domain/money.ts';
import type { CaseAction } from '../../shared/procedure/events.ts';
import { stepHeading } from '../../shared/procedure/outline.ts';
import { paperTypeNames } from '../../shared/procedure/paper-types.ts';
import { stepOf } from '../../shared/procedure/steps.ts';
import { impossibleDecisionNames, withdrawalReasonNames } from '../../shared/procedure/words.ts';
import { assertNever } from '../../shared/result.ts';

interface Described {
  readonly title: string;
  readonly detail: string;
}

/** Before the paper's name, so that they fit each: a notification, a slip, an order. */
const printOutcomes = {
  printed: 'Se imprimió',
  saved: 'Se guardó en PDF',
  failed: 'No se pudo imprimir',
} as const;

/** One entry of a case's time line, in the words of its step and paper. */
export function describeAction(action: CaseAction): Described {
  switch (action.type) {
    case 'case-opened':
      return {
        title: 'Trámite abierto',
        detail: `Trámite ${action.caseNumber}, solicitud ${action.answer.requestId}`,
      };
    case 'step-answered': {
      const lines = stepOf(action.step).summary(action.answer, action.facts);
      return {
        title: stepHeading(action.step),
        detail: lines.map((line) => `${line.label}: ${line.value}`).join(' · '),
      };
    }
    case 'annulment-registered':
      return {
        title: 'Anulación registrada',
        detail: `Notificación ${action.notificationNumber} · ${action.items
          .map((item) => item.description)
          .join('; ')} · Devolución: ${formatBolivianos(action.refundCents)}`,
      };
    case 'paper-printed': {
      const copy = action.copy === 0 ? 'Original' : `Reimpresión ${action.copy}: ${action.reason ?? ''}`;
      return {
        title: `${printOutcomes[action.outcome]}: ${paperTypeNames[action.paper]} ${action.number}`,
        detail: copy,
      };
    }
    case 'case-withdrawn':
      return {
        title: 'Trámite desistido',
        detail: [withdrawalReasonNames[action.reason], action.note].filter((text) => text !== '').join(': '),
      };
    case 'case-taken':
      return { title: 'Trámite tomado', detail: '' };
    case 'case-released':
      return { title: 'Trámite devuelto a la cola', detail: '' };
    case 'case-reassigned':
      return { title: `Trámite reasignado a ${action.to.name}`, detail: action.reason };
    case 'document-attached':
      return {
        title: `Documento adjunto: ${documentKindNames[action.document.kind]}`,
        detail: action.document.fileName,
      };
    case 'document-viewed':
      return { title: 'Documento visto', detail: '' };
    case 'document-printed':
      return { title: `${printOutcomes[action.outcome]}: copia de un documento adjunto`, detail: '' };
    case 'refund-recorded':
      return {
        title: 'Devolución registrada en caja',
        detail: `${formatBolivianos(action.amountCents)}, comprobante ${action.receiptNumber}, ${formatDate(action.refundedOn)}`,
      };
    case 'handoff-returned':
      return {
        title: `Derivación ${action.number} devuelta`,
        detail: `${formatDate(action.returnedOn)}: ${action.result}`,
      };
    case 'impossible-decided':
      return {
        title: `Actividad ${action.line} de ${action.order}: ${impossibleDecisionNames[action.decision]}`,
        detail: action.note,
      };
    default:
      return assertNever(action, 'case action');
  }
}
