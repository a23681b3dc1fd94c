import { ActionIcon, Button, Group } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconFile,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './documents.module.css';
import type { Zoom } from './viewer-zoom.ts';

interface ViewerBarProps {
  readonly page: number;
  readonly pages: number;
  readonly percent: number;
  readonly zoom: Zoom;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onTurn: () => void;
  readonly children: ReactNode;
}

function Tool(props: {
  readonly label: string;
  readonly icon: typeof IconFile;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  const { label, icon: Icon, disabled = false, onClick } = props;
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      title={label}
      // Not taken out of the order of Tab: the focus would be lost at the last page.
      aria-disabled={disabled}
      {...(disabled ? { 'data-disabled': true } : {})}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      <Icon size={20} aria-hidden="true" />
    </ActionIcon>
  );
}

/** What can be done with a page: all of it by keys as well. */
export function ViewerBar(props: ViewerBarProps) {
  const { page, pages, percent, zoom, onPage, onZoom, onStep, onTurn, children } = props;
  return (
    <Group gap="sm" role="toolbar" aria-label="Página y tamaño">
      {pages > 1 && (
        <Group gap={4}>
          <Tool
            label="Página anterior (RePág)"
            icon={IconChevronLeft}
            disabled={page === 1}
            onClick={() => onPage(page - 1)}
          />
          <Tool
            label="Página siguiente (AvPág)"
            icon={IconChevronRight}
            disabled={page === pages}
            onClick={() => onPage(page + 1)}
          />
        </Group>
      )}
      <span className={styles.figures} role="status">
        Página {page} de {pages}
      </span>
      <Group gap={4}>
        <Tool label="Alejar (Ctrl −)" icon={IconZoomOut} onClick={() => onStep(-1)} />
        <span className={styles.percent}>{percent} %</span>
        <Tool label="Acercar (Ctrl +)" icon={IconZoomIn} onClick={() => onStep(1)} />
      </Group>
      <Button
        variant="default"
        aria-pressed={zoom === 'page'}
        leftSection={<IconFile size={18} aria-hidden="true" />}
        onClick={() => onZoom('page')}
      >
        Página entera
      </Button>
      <Button
        variant="default"
        aria-pressed={zoom === 'width'}
        leftSection={<IconArrowAutofitWidth size={18} aria-hidden="true" />}
        onClick={() => onZoom('width')}
      >
        Todo el ancho
      </Button>
      <Button
        variant="default"
        leftSection={<IconRotateClockwise size={18} aria-hidden="true" />}
        onClick={onTurn}
      >
        Girar
      </Button>
      {children}
    </Group>
  );
}
