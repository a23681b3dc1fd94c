import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUpload,
  IconDeviceDesktop,
} from '@tabler/icons-react';
import type { CaseView, DocumentPlace } from '../../../shared/ipc/views.ts';
import { placeWords } from './document-words.ts';
import styles from './documents.module.css';

const icons: Readonly<Record<DocumentPlace, typeof IconCloudCheck>> = {
  waiting: IconDeviceDesktop,
  sending: IconCloudUpload,
  failed: IconAlertTriangle,
  central: IconCloudCheck,
  missing: IconAlertTriangle,
  deleted: IconCloudOff,
};

/** Where a document is: at the central office, or still on its way. */
export function PlaceLine({ place }: { readonly place: CaseView['documents'][number] }) {
  const Icon = icons[place.place];
  return (
    <p className={styles.place} data-place={place.place}>
      <Icon size={18} aria-hidden="true" />
      {placeWords(place)}
    </p>
  );
}
