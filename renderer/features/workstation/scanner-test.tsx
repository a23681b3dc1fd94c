import { Button, Text } from '@mantine/core';
import type { AnswerTo } from '../../../shared/ipc/contract.ts';
import type { ScannerSettings } from '../../../shared/ipc/source-schemas.ts';
import { Banner } from '../../components/banner.tsx';
import { scannerWords, sourceSettingsWords } from './source-settings-words.ts';

export interface ScannerTestResult {
  readonly scanner: ScannerSettings;
  readonly answer: AnswerTo<'getScanner'>;
  /** What it shows and nobody accepted yet; null where there is nothing to accept. */
  readonly fingerprint: string | null;
}

interface ScannerTestProps {
  readonly result: ScannerTestResult;
  readonly onAccept: (fingerprint: string) => void;
}

/** What a scanner answered, and its certificate where somebody has to say whether it is the branch's own. */
export function ScannerTest({ result, onAccept }: ScannerTestProps) {
  const { scanner, answer, fingerprint } = result;
  if (answer.ok)
    return (
      <Banner kind="success" title={`${scanner.name} responde: ${answer.value.name}`}>
        {scannerWords(answer.value)}
      </Banner>
    );
  if (fingerprint !== null)
    return (
      <Banner
        kind="warning"
        title={
          scanner.pinned === null
            ? `¿Es este el certificado de ${scanner.name}?`
            : `El certificado de ${scanner.name} cambió`
        }
      >
        <p>
          Compárelo con la huella SHA-256 que muestra el escáner en su pantalla o en su página de red. Si no
          es la misma, no lo acepte: otro equipo responde en su lugar.
        </p>
        <Text ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {fingerprint}
        </Text>
        <Button mt="xs" onClick={() => onAccept(fingerprint)}>
          Es el mismo: aceptar certificado
        </Button>
      </Banner>
    );
  const words = sourceSettingsWords(answer.error);
  return (
    <Banner kind="error" title={`${scanner.name}: ${words.title}`}>
      {words.explanation} {words.wayOn}
    </Banner>
  );
}
