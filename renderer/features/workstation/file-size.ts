/** `12,4 MB`: decimal units, as file managers show them. */
export function fileSize(bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? ['kB', 1_000] : bytes < 1_000_000_000 ? ['MB', 1e6] : ['GB', 1e9];
  return `${(bytes / Number(size)).toLocaleString('es-BO', { maximumFractionDigits: 1 })} ${unit}`;
}
