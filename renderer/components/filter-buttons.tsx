import styles from './filter-buttons.module.css';
import { useShortcut } from './shortcuts.tsx';

export interface FilterOption<Value extends string | null> {
  readonly value: Value;
  readonly label: string;
  /** How many the filter lets through; null where nobody counted. */
  readonly count: number | null;
}

interface FilterButtonsProps<Value extends string | null> {
  readonly label: string;
  readonly options: readonly FilterOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few filters, with what each would show; Alt and a digit pick the n-th one (U1). */
export function FilterButtons<Value extends string | null>(props: FilterButtonsProps<Value>) {
  const { label, options, value, onChange } = props;
  useShortcut(
    'Alt+1…9',
    (digit) => {
      const option = options[Number(digit) - 1];
      if (option) onChange(option.value);
    },
    label,
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in; these are buttons that are pressed.
    <div role="group" aria-label={label} className={styles.group}>
      {options.map((option) => (
        <button
          key={option.value ?? 'all'}
          type="button"
          className={styles.filter}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count !== null && <span className={styles.count}>{option.count}</span>}
        </button>
      ))}
    </div>
  );
}
