import { Button, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  mostScanners,
  type ScannerSettings,
  type WantedSettings,
} from '../../../shared/ipc/source-schemas.ts';
import { call } from '../../bridge/bridge.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ScannerForm, type ScannerValues } from './scanner-form.tsx';
import { ScannerTable } from './scanner-table.tsx';
import { ScannerTest, type ScannerTestResult } from './scanner-test.tsx';

interface ScannerListProps {
  readonly scanners: readonly ScannerSettings[];
  readonly isBusy: boolean;
  /** @param onKept after they were kept. */
  readonly onSave: (scanners: WantedSettings['scanners'], onKept?: () => void) => void;
}

/** Asks a scanner what it can do; where nobody accepted its certificate, what it shows. */
async function testScanner(scanner: ScannerSettings): Promise<ScannerTestResult> {
  const { scannerId } = scanner;
  const answer = await call('getScanner', { scannerId });
  const asks =
    !answer.ok && (answer.error === 'certificate-unknown' || answer.error === 'certificate-changed');
  const shown = asks ? await call('getScannerCertificate', { scannerId }) : null;
  // It may be gone by now, and then that is what there is to say.
  if (shown !== null && !shown.ok) return { scanner, answer: shown, fingerprint: null };
  return { scanner, answer, fingerprint: shown?.value?.fingerprint ?? null };
}

/** The network scanners of this workstation: looked at, tried, added, changed, taken away. */
export function ScannerSettingsList({ scanners, isBusy, onSave }: ScannerListProps) {
  const [edited, setEdited] = useState<ScannerSettings | 'new' | null>(null);
  const testing = useMutation({ mutationFn: testScanner });
  const result = testing.data ?? null;
  const close = () => setEdited(null);

  function save(values: ScannerValues): void {
    testing.reset();
    if (edited === 'new') onSave([...scanners, { ...values, scannerId: null, pinned: null }], close);
    else
      onSave(
        scanners.map((each) => (each.scannerId === edited?.scannerId ? { ...each, ...values } : each)),
        close,
      );
  }

  function accept({ scannerId }: ScannerSettings, pinned: string): void {
    const accepted = scanners.map((each) => (each.scannerId === scannerId ? { ...each, pinned } : each));
    const changed = accepted.find((each) => each.scannerId === scannerId);
    onSave(accepted, () => changed && testing.mutate(changed));
  }

  return (
    <section aria-labelledby="scanners-title">
      <Title order={2} size="h4" id="scanners-title">
        Escáneres de red
      </Title>
      {scanners.length === 0 && edited === null && (
        <EmptyState title="Todavía no hay escáneres">
          Aquí aparecen los escáneres de la red (eSCL, también llamado AirScan o AirPrint) que se agreguen.
        </EmptyState>
      )}
      {scanners.length > 0 && (
        <ScannerTable
          scanners={scanners}
          testing={testing.isPending ? testing.variables.scannerId : null}
          onTest={(scanner) => testing.mutate(scanner)}
          onChange={setEdited}
          onRemove={(scanner) => {
            testing.reset();
            onSave(scanners.filter((each) => each !== scanner));
          }}
        />
      )}
      {result && <ScannerTest result={result} onAccept={(pinned) => accept(result.scanner, pinned)} />}
      {edited !== null ? (
        <ScannerForm
          key={edited === 'new' ? 'new' : edited.scannerId}
          scanner={edited === 'new' ? null : edited}
          isBusy={isBusy}
          onSave={save}
          onClose={close}
        />
      ) : (
        <Button
          mt="sm"
          variant="default"
          disabled={scanners.length >= mostScanners}
          onClick={() => setEdited('new')}
        >
          Agregar escáner
        </Button>
      )}
    </section>
  );
}
