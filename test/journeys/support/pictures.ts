import sharp from 'sharp';

interface PaperPicture {
  /** Large, at its top: papers that say something else are other pictures. */
  readonly title: string;
  /** Smaller ones below. */
  readonly lines?: readonly string[];
  /** Where its stamp or photograph is, from 0 to 5: by it two papers are seen to be two from afar. */
  readonly mark?: number;
  /** Pixels of the whole picture. */
  readonly width?: number;
  readonly height?: number;
}

/** Rows of text that differ from paper to paper, as two letters do. */
function rows(title: string, width: number, height: number): string {
  const letters = [...title].map((letter) => letter.codePointAt(0) ?? 0);
  const step = height / 26;
  return Array.from({ length: 14 }, (_, row) => {
    const share = 0.35 + ((letters[row % letters.length] ?? 0) % 60) / 100;
    const y = height * 0.42 + row * step;
    const text = 'Solicita la anulación del servicio y autoriza lo que haga falta. '.repeat(2);
    return `<text x="${width * 0.14}" y="${y}" font-size="${step * 0.55}" textLength="${width * 0.72 * share}" lengthAdjust="spacing">${text.slice(0, Math.round(60 * share))}</text>`;
  }).join('');
}

/** A white paper with print on it, lying on a dark table: sharp, evenly lit, its four corners in sight. */
export function paperPicture({
  title,
  lines = [],
  mark = 0,
  width = 1654,
  height = 2339,
}: PaperPicture): Promise<Buffer> {
  const [left, top] = [0.14 + (mark % 2) * 0.44, 0.24 + Math.floor(mark / 2) * 0.22];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans, sans-serif">
    <rect width="100%" height="100%" fill="#3b4048"/>
    <rect x="${width * 0.07}" y="${height * 0.06}" width="${width * 0.86}" height="${height * 0.88}" fill="#f7f6f2"/>
    <g fill="#1d1d1f">
      <text x="${width * 0.14}" y="${height * 0.15}" font-size="${height / 30}" font-weight="bold">${title}</text>
      ${lines.map((line, index) => `<text x="${width * 0.14}" y="${height * (0.22 + index * 0.045)}" font-size="${height / 36}">${line}</text>`).join('')}
      ${rows(title, width, height)}
      <rect x="${width * left}" y="${height * top}" width="${width * 0.28}" height="${height * 0.16}" fill="#30486b"/>
    </g>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}
