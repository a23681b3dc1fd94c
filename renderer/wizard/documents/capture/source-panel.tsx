import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { ScanOptions } from '../../../../shared/ipc/source-schemas.ts';
import { assertNever } from '../../../../shared/result.ts';
import { CameraSource } from './camera-source.tsx';
import { FileSource } from './file-source.tsx';
import { FolderSource } from './folder-source.tsx';
import { missingSide } from './page-words.ts';
import { ScannerSource } from './scanner-source.tsx';
import type { Source } from './source-bar.tsx';
import type { SourceProps } from './source-props.ts';
import type { Scanning } from './use-scanning.ts';

interface SourcePanelProps extends SourceProps {
  readonly source: Source;
  readonly kind: DocumentKind;
  readonly pages: number;
  readonly scanning: Scanning;
  readonly onScan: (scannerId: string, options: ScanOptions) => void;
}

/** The source that was chosen, in the middle. */
export function SourcePanel({ source, kind, pages, scanning, onScan, ...props }: SourcePanelProps) {
  switch (source) {
    case 'folder':
      return <FolderSource {...props} />;
    case 'scanner':
      return (
        <ScannerSource
          takesFocus={props.takesFocus}
          isBusy={props.isBusy}
          scanning={scanning}
          onScan={onScan}
        />
      );
    case 'camera':
      return <CameraSource {...props} next={missingSide(kind, pages)} />;
    case 'file':
      return <FileSource {...props} />;
    default:
      return assertNever(source);
  }
}
