import type { Choice } from '../../components/choice-list.tsx';
import styles from './steps.module.css';

interface CheckListProps {
  /** Id of the first input, for links from the summary of errors. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly Choice[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly onBlur?: () => void;
  readonly error?: string | undefined;
}

/** Things to tick beside a page's `ChoiceList`, to which Alt and the digits belong. */
export function CheckList({ id, label, options, value, onChange, onBlur, error }: CheckListProps) {
  const errorId = `${id}-error`;
  const toggle = (ticked: string) =>
    onChange(value.includes(ticked) ? value.filter((each) => each !== ticked) : [...value, ticked]);
  return (
    <fieldset className={styles.checks} aria-describedby={error ? errorId : undefined}>
      <legend>{label}</legend>
      {options.map((option, index) => (
        <label key={option.value} className={styles.check}>
          <input
            type="checkbox"
            id={index === 0 ? id : `${id}-${index + 1}`}
            checked={value.includes(option.value)}
            onChange={() => toggle(option.value)}
            onBlur={onBlur}
          />
          <span>
            {option.label}
            {option.description && <span className={styles.description}>{option.description}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
