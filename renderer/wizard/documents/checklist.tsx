import { IconCircleCheck, IconCircleDashed, IconEyeCheck } from '@tabler/icons-react';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { holder } from '../../../shared/procedure/a-08-holder.ts';
import { type ChecklistLine, checklistOf } from '../../../shared/procedure/checklist.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { Age } from '../../components/age.tsx';
import { pageCount, warningWords } from './capture/page-words.ts';
import styles from './checklist.module.css';
import { PlaceLine } from './place-line.tsx';

const standings = {
  missing: { icon: IconCircleDashed, words: 'Falta' },
  seen: { icon: IconEyeCheck, words: 'Visto' },
  captured: { icon: IconCircleCheck, words: 'Capturado' },
} as const;

/** Warnings that somebody overruled, with why: what a page's reader has to know. */
function overruledWords({ document }: ChecklistLine): readonly string[] {
  return (document?.capture?.overruled ?? []).map(
    ({ page, warnings, reason }) =>
      `Página ${page}: ${warnings.map((each) => warningWords[each].title.toLowerCase()).join(', ')}. Se aceptó porque: ${reason}`,
  );
}

interface LineProps {
  readonly line: ChecklistLine;
  readonly place: CaseView['documents'][number] | undefined;
}

function Line({ line, place }: LineProps) {
  const { name, required, standing, document, remarks } = line;
  const { icon: Icon, words } = standings[standing];
  const pages = document?.capture?.pages;
  const remarkable = [...remarks.map((each) => each.words), ...overruledWords(line)];
  return (
    <li className={styles.line} data-standing={standing}>
      <Icon className={styles.icon} size={20} aria-hidden="true" />
      <div>
        <p>
          <strong>{name}</strong> · {words}
          {!required && ' (no lo pide este paso)'}
        </p>
        {document && (
          <p className={styles.dimmed}>
            {pages === undefined ? '' : `${pageCount(pages)} · `}
            {document.actor.name}, <Age since={document.at} />
          </p>
        )}
        {place && <PlaceLine place={place} />}
        {remarkable.map((each) => (
          <p key={each} className={styles.remark}>
            {each}
          </p>
        ))}
      </div>
    </li>
  );
}

interface ChecklistProps {
  readonly view: CaseView;
  /** To A.8, while it is being given; without it the one on record. */
  readonly answer?: AnswerOf<'A8'> | null;
}

/** What the case needs of the customer's papers, what is there, of what age and where, and what stands out (COM-DSC-P06 A.8, A.9, A.12). */
export function Checklist({ view, answer }: ChecklistProps) {
  const { paid } = holder.look(view.facts, historyOf(view.state), null);
  const known = { ...view.facts, paid };
  const lines = answer ? checklistOf(view.state, known, answer) : checklistOf(view.state, known);
  if (lines.length === 0) return null;
  return (
    <ul className={styles.lines} aria-label="Lo que necesita el trámite">
      {lines.map((line) => (
        <Line
          key={line.name}
          line={line}
          place={view.documents.find(({ documentId }) => documentId === line.document?.documentId)}
        />
      ))}
    </ul>
  );
}
