import { create } from 'qrcode';
import styles from './qr-code.module.css';

/** Empty modules around the code, without which scanners do not find it (ISO/IEC 18004). */
const margin = 4;

/** The dark modules as one path, a stroke for each run of them in a row. */
function pathOf(text: string): { readonly path: string; readonly size: number } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!data[row * size + column]) continue;
      const start = column;
      while (column < size && data[row * size + column]) column += 1;
      const length = column - start;
      runs.push(`M${start + margin} ${row + margin}h${length}v1h-${length}z`);
    }
  }
  return { path: runs.join(''), size: size + 2 * margin };
}

interface QrCodeProps {
  readonly text: string;
  /** What it is, for who does not see it. */
  readonly label: string;
}

/** A QR as a drawing: sharp at every printer's resolution. */
export function QrCode({ text, label }: QrCodeProps) {
  const { path, size } = pathOf(text);
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
