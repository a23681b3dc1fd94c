import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useId } from 'react';
import { documentMediaTypes } from '../../../../shared/domain/documents.ts';
import styles from './capture.module.css';
import type { SourceProps } from './source-props.ts';
import { useReadyFocus } from './use-ready-focus.ts';

/** A file: chosen, dropped anywhere on this screen, or a picture that was copied. */
export function FileSource({ takesFocus, isBusy, onTake }: SourceProps) {
  const id = useId();
  const input = useReadyFocus<HTMLInputElement>(takesFocus, true);
  return (
    <div className={styles.panel}>
      <div className={styles.fileChoice}>
        <input
          ref={input}
          id={id}
          className={styles.fileInput}
          type="file"
          multiple
          accept={documentMediaTypes.join(',')}
          aria-describedby={`${id}-hint`}
          // Not disabled while it works: that would take the focus away from it.
          aria-disabled={isBusy}
          onClick={(event) => {
            if (isBusy) event.preventDefault();
          }}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same file can be chosen again, after it was repaired.
            event.currentTarget.value = '';
            if (files.length > 0) void onTake({ from: 'file', files });
          }}
        />
        <Button
          component="label"
          htmlFor={id}
          size="md"
          {...(isBusy ? { 'data-disabled': true } : {})}
          leftSection={<IconPaperclip size={18} aria-hidden="true" />}
        >
          Elegir archivo
        </Button>
      </div>
      <p id={`${id}-hint`} className={styles.dimmed}>
        JPG, PNG, TIFF o PDF de hasta 15 MB. También puede arrastrar los archivos hasta aquí, o pegar una
        imagen copiada con Ctrl+V. Varios archivos se agregan como páginas del mismo documento.
      </p>
    </div>
  );
}
