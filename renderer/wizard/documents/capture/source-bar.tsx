import { IconCamera, IconFolder, IconPaperclip, IconScan } from '@tabler/icons-react';
import { useRef } from 'react';
import { useShortcut } from '../../../components/shortcuts.tsx';
import styles from './capture.module.css';

/** Where pages are taken from by hand, in the order of use at a branch. */
export const sources = ['folder', 'scanner', 'camera', 'file'] as const;
export type Source = (typeof sources)[number];

const looks: Readonly<Record<Source, { readonly label: string; readonly icon: typeof IconFolder }>> = {
  folder: { label: 'Carpeta vigilada', icon: IconFolder },
  scanner: { label: 'Escáner', icon: IconScan },
  camera: { label: 'Cámara', icon: IconCamera },
  file: { label: 'Archivo', icon: IconPaperclip },
};

interface SourceBarProps {
  /** Null while a page is looked at. */
  readonly chosen: Source | null;
  readonly onChoose: (source: Source) => void;
}

/** The sources, each by Alt and its digit. */
export function SourceBar({ chosen, onChoose }: SourceBarProps) {
  const bar = useRef<HTMLFieldSetElement>(null);
  useShortcut(
    'Alt+1…9',
    (digit) => {
      const source = sources[Number(digit) - 1];
      if (source) onChoose(source);
    },
    'Elegir',
    { within: bar, lastDigit: sources.length },
  );
  return (
    <fieldset ref={bar} className={styles.sources} aria-label="Tomar páginas de">
      {sources.map((source, index) => {
        const { label, icon: Icon } = looks[source];
        return (
          <button
            key={source}
            type="button"
            className={styles.source}
            aria-pressed={source === chosen}
            aria-keyshortcuts={`Alt+${index + 1}`}
            onClick={() => onChoose(source)}
          >
            <Icon size={20} aria-hidden="true" />
            {label}
            <span className={styles.key} aria-hidden="true">
              Alt+{index + 1}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
