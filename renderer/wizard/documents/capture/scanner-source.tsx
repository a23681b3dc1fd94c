import { Button, NativeSelect } from '@mantine/core';
import { IconPlayerStop, IconRefresh, IconScan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ScanOptions, SourcesView } from '../../../../shared/ipc/source-schemas.ts';
import { BridgeError, query } from '../../../bridge/bridge.ts';
import { Banner } from '../../../components/banner.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingState } from '../../../components/loading-state.tsx';
import styles from './capture.module.css';
import { type CaptureError, captureWords } from './capture-words.ts';
import { pageCount } from './page-words.ts';
import { bestResolution, colourNames, inputNames, scanChoice } from './scan-choices.ts';
import { useReadyFocus } from './use-ready-focus.ts';
import type { Scanning } from './use-scanning.ts';
import { useSources } from './use-sources.ts';

interface ScannerSourceProps {
  readonly takesFocus: boolean;
  readonly isBusy: boolean;
  readonly scanning: Scanning;
  readonly onScan: (scannerId: string, options: ScanOptions) => void;
}

function useScanner(scannerId: string) {
  return useQuery({
    queryKey: ['capture-scanner', scannerId],
    queryFn: () => query('getScanner', { scannerId }),
    staleTime: 0,
    gcTime: 0,
  });
}

type Named = SourcesView['scanners'][number];

/** One scanner as it says it is: what it scans from, how finely, in colour or not. */
function ScannerForm({ scannerId, takesFocus, isBusy, scanning, onScan }: ScannerSourceProps & Named) {
  const scanner = useScanner(scannerId);
  const [wanted, setWanted] = useState<Partial<ScanOptions>>({});
  const button = useReadyFocus<HTMLButtonElement>(takesFocus, scanner.data !== undefined);
  if (scanner.isError) {
    const code: CaptureError =
      scanner.error instanceof BridgeError ? (scanner.error.code as CaptureError) : 'failed';
    const words = captureWords(code);
    return (
      <Banner kind="error" title={words.title}>
        <p>
          {words.explanation} {words.wayOn}
        </p>
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden="true" />}
          onClick={() => void scanner.refetch()}
        >
          Volver a intentar
        </Button>
      </Banner>
    );
  }
  if (!scanner.data) return <LoadingState label="Preguntando al escáner" />;
  const { inputs, resolutions, colours } = scanner.data;
  const options = scanChoice(scanner.data, wanted);
  return (
    <>
      <div className={styles.scanOptions}>
        <NativeSelect
          label="De dónde"
          value={options.input}
          data={inputs.map((value) => ({ value, label: inputNames[value] }))}
          onChange={(event) => {
            const input = inputs.find((each) => each === event.currentTarget.value);
            if (input) setWanted({ ...wanted, input });
          }}
        />
        <NativeSelect
          label="Resolución"
          value={String(options.resolution)}
          data={resolutions.map((value) => ({
            value: String(value),
            label: `${value} ppp${value === bestResolution(resolutions) ? ' (recomendada)' : ''}`,
          }))}
          onChange={(event) => setWanted({ ...wanted, resolution: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label="Color"
          value={options.colour}
          data={colours.map((value) => ({ value, label: colourNames[value] }))}
          onChange={(event) => {
            const colour = colours.find((each) => each === event.currentTarget.value);
            if (colour) setWanted({ ...wanted, colour });
          }}
        />
      </div>
      <div className={styles.shutter}>
        {scanning.isScanning ? (
          <Button
            ref={button}
            size="md"
            variant="default"
            leftSection={<IconPlayerStop size={18} aria-hidden="true" />}
            onClick={scanning.cancel}
          >
            Cancelar el escaneo
          </Button>
        ) : (
          <Button
            ref={button}
            size="md"
            leftSection={<IconScan size={18} aria-hidden="true" />}
            {...(isBusy ? { 'aria-disabled': true, 'data-disabled': true } : {})}
            onClick={() => {
              if (!isBusy) onScan(scannerId, options);
            }}
          >
            Escanear
          </Button>
        )}
        <p className={styles.status} role="status">
          {scanning.isScanning && `Escaneando… ${pageCount(scanning.pages)} hasta ahora`}
        </p>
      </div>
    </>
  );
}

/** A scanner of the branch's network. */
export function ScannerSource(props: ScannerSourceProps) {
  const sources = useSources();
  const [chosen, setChosen] = useState<string | null>(null);
  if (sources.isError && !sources.data)
    return <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />;
  if (!sources.data) return <LoadingState label="Buscando escáneres" />;
  const { scanners } = sources.data;
  const scanner = scanners.find(({ scannerId }) => scannerId === chosen) ?? scanners[0];
  return (
    <section className={styles.panel} aria-label="Escáner">
      {scanner ? (
        <>
          {scanners.length > 1 ? (
            <NativeSelect
              label="Escáner"
              value={scanner.scannerId}
              data={scanners.map(({ scannerId, name }) => ({ value: scannerId, label: name }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
          ) : (
            <p className={styles.deviceName}>{scanner.name}</p>
          )}
          <ScannerForm key={scanner.scannerId} {...props} {...scanner} />
        </>
      ) : (
        <EmptyState title="Esta estación no tiene un escáner de red">
          El jefe de la oficina o el administrador lo agrega en «Fuentes de captura». Mientras, elija otro
          origen.
        </EmptyState>
      )}
    </section>
  );
}
