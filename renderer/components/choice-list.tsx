import { useId, useRef } from 'react';
import styles from './choice-list.module.css';
import { useShortcut } from './shortcuts.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly disabled?: boolean;
}

interface ChoiceListProps {
  readonly kind: 'single' | 'multiple';
  /** Id of the first choice's input, for links from the summary of errors. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly Choice[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly onBlur?: () => void;
  readonly error?: string | undefined;
  /** The digit of the first choice, where a page has another list above. */
  readonly firstKey?: number;
}

/** Radio or checkbox cards; Alt and a digit pick the n-th one (U1). */
export function ChoiceList(props: ChoiceListProps) {
  const { kind, id, label, options, value, onChange, onBlur, error, firstKey = 1 } = props;
  const name = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const errorId = `${id}-error`;
  const inputId = (index: number) => (index === 0 ? id : `${id}-${index + 1}`);
  const toggle = (chosen: string) => {
    if (kind === 'single') onChange([chosen]);
    else onChange(value.includes(chosen) ? value.filter((each) => each !== chosen) : [...value, chosen]);
  };
  useShortcut(
    'Alt+1…9',
    (digit) => {
      const index = Number(digit) - firstKey;
      const option = options[index];
      if (!option || option.disabled) return;
      document.getElementById(inputId(index))?.focus();
      toggle(option.value);
    },
    'Elegir',
    { within: list, firstDigit: firstKey, lastDigit: firstKey + options.length - 1 },
  );
  return (
    <fieldset ref={list} className={styles.list} aria-describedby={error ? errorId : undefined}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option, index) => (
        <label key={option.value} className={styles.choice} data-disabled={option.disabled || undefined}>
          <input
            type={kind === 'single' ? 'radio' : 'checkbox'}
            id={inputId(index)}
            name={name}
            value={option.value}
            checked={value.includes(option.value)}
            disabled={option.disabled}
            onChange={() => toggle(option.value)}
            onBlur={onBlur}
          />
          <span className={styles.text}>
            <span className={styles.label}>{option.label}</span>
            {option.description && <span className={styles.description}>{option.description}</span>}
          </span>
          {firstKey + index <= 9 && (
            <span className={styles.key} aria-hidden="true">
              Alt+{firstKey + index}
            </span>
          )}
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
