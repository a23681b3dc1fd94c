import { Button, Group, Table } from '@mantine/core';
import type { ScannerSettings } from '../../../shared/ipc/source-schemas.ts';

interface ScannerTableProps {
  readonly scanners: readonly ScannerSettings[];
  /** The one that is asked just now. */
  readonly testing: string | null;
  readonly onTest: (scanner: ScannerSettings) => void;
  readonly onChange: (scanner: ScannerSettings) => void;
  readonly onRemove: (scanner: ScannerSettings) => void;
}

function certificateWords({ address, pinned }: ScannerSettings): string {
  if (!address.toLowerCase().startsWith('https:')) return 'No usa';
  return pinned === null ? 'Por aceptar' : 'Aceptado';
}

export function ScannerTable({ scanners, testing, onTest, onChange, onRemove }: ScannerTableProps) {
  return (
    <Table aria-label="Escáneres de red">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Nombre</Table.Th>
          <Table.Th>Dirección</Table.Th>
          <Table.Th>Certificado</Table.Th>
          <Table.Th>Qué hacer</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {scanners.map((scanner) => (
          <Table.Tr key={scanner.scannerId}>
            <Table.Th scope="row" style={{ overflowWrap: 'anywhere' }}>
              {scanner.name}
            </Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{scanner.address}</Table.Td>
            <Table.Td>{certificateWords(scanner)}</Table.Td>
            <Table.Td>
              <Group gap="xs">
                <Button
                  size="sm"
                  variant="default"
                  aria-label={`Probar ${scanner.name}`}
                  loading={testing === scanner.scannerId}
                  onClick={() => onTest(scanner)}
                >
                  Probar
                </Button>
                <Button
                  size="sm"
                  variant="default"
                  aria-label={`Cambiar ${scanner.name}`}
                  onClick={() => onChange(scanner)}
                >
                  Cambiar
                </Button>
                <Button
                  size="sm"
                  variant="default"
                  aria-label={`Quitar ${scanner.name}`}
                  onClick={() => onRemove(scanner)}
                >
                  Quitar
                </Button>
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
