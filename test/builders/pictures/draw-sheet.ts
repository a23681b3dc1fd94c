import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Chance } from '../../simulate/chance.ts';
import { type InventedPerson, inventSentence } from './invented.ts';

export type SheetKind = 'letter' | 'card-front' | 'card-back';

/** A sheet without a table, light or lens: three bytes a pixel. */
export interface Sheet {
  readonly kind: SheetKind;
  readonly rgb: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const points = { letter: [595, 842], card: [243, 153] } as const;
const ink = rgb(0.1, 0.1, 0.12);

/**
 * Drawn as a PDF and rendered by PDFium with the fonts that it carries: the same on every machine, whatever fonts are installed.
 *
 * @param longSide of the sheet, in pixels.
 */
export async function drawSheet(
  kind: SheetKind,
  person: InventedPerson,
  chance: Chance,
  longSide: number,
): Promise<Sheet> {
  const document = await PDFDocument.create();
  const regular = await document.embedFont(
    chance.happens(0.5) ? StandardFonts.Helvetica : StandardFonts.TimesRoman,
  );
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const page = document.addPage([...(kind === 'letter' ? points.letter : points.card)]);
  if (kind === 'letter') drawLetter(page, regular, person, chance);
  else if (kind === 'card-front') drawCardFront(page, regular, bold, person, chance);
  else drawCardBack(page, regular, bold, person, chance);
  return { kind, ...(await rasterize(await document.save(), longSide)) };
}

async function rasterize(pdf: Uint8Array, longSide: number): Promise<Omit<Sheet, 'kind'>> {
  const library = await PDFiumLibrary.init();
  const opened = await library.loadDocument(pdf);
  const page = opened.getPage(0);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = longSide / Math.max(originalWidth, originalHeight);
  const { data, width, height } = await page.render({ scale, render: 'bitmap' });
  const pixels = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < pixels.length; from += 4, to += 3) {
    pixels[to] = data[from] ?? 0;
    pixels[to + 1] = data[from + 1] ?? 0;
    pixels[to + 2] = data[from + 2] ?? 0;
  }
  opened.destroy();
  library.destroy();
  return { rgb: pixels, width, height };
}

function drawLetter(page: PDFPage, font: PDFFont, person: InventedPerson, chance: Chance): void {
  const size = 10.5 + chance.next() * 1.5;
  const line = size * 1.45;
  let y = 770;
  const write = (text: string, x = 70) => {
    page.drawText(text, { x, y, size, font, color: ink });
    y -= line;
  };
  write(`La Paz, ${1 + chance.integer(28)} de marzo`, 380);
  y -= line;
  write('Señores');
  write('Servicio al Cliente (MUESTRA)');
  y -= line;
  // From a short note to a full page: what is judged must not depend on how much is written.
  const paragraphs = 1 + chance.integer(4);
  for (let index = 0; index < paragraphs; index += 1) {
    const lines = 2 + chance.integer(5);
    for (let each = 0; each < lines; each += 1) write(inventSentence(chance, 12).slice(0, 78));
    y -= line * 0.7;
  }
  y -= line;
  write('Atentamente,');
  drawSignature(page, 100, y - 40, chance);
  y -= 70;
  write(`${person.firstNames} ${person.lastNames}`);
  write(`C.I. ${person.number}${person.complement ? `-${person.complement}` : ''} LP`);
}

function drawSignature(page: PDFPage, x: number, y: number, chance: Chance): void {
  const turns = Array.from({ length: 5 }, (_, index) => {
    const at = index * 26;
    return `C ${at + 8} ${-20 - chance.integer(30)} ${at + 20} ${20 + chance.integer(15)} ${at + 26} ${chance.integer(14)}`;
  });
  page.drawSvgPath(`M 0 0 ${turns.join(' ')}`, {
    x,
    y: y + 20,
    borderColor: rgb(0.1, 0.15, 0.5),
    borderWidth: 1.3,
  });
}

function drawCardGround(page: PDFPage, bold: PDFFont, chance: Chance): void {
  const ground = chance.pick([rgb(0.86, 0.9, 0.84), rgb(0.9, 0.87, 0.8), rgb(0.82, 0.88, 0.92)]);
  page.drawRectangle({ x: 0, y: 0, width: 243, height: 153, color: ground });
  for (let row = 0; row < 14; row += 1) {
    const waves = Array.from(
      { length: 5 },
      (_, index) => `Q ${index * 50 + 25} ${index % 2 ? 8 : -8} ${index * 50 + 50} 0`,
    );
    page.drawSvgPath(`M 0 0 ${waves.join(' ')}`, {
      x: 0,
      y: row * 11 + 4,
      borderColor: rgb(ground.red - 0.06, ground.green - 0.05, ground.blue - 0.06),
      borderWidth: 0.4,
    });
  }
  page.drawText('MUESTRA', { x: 168, y: 6, size: 13, font: bold, color: rgb(0.72, 0.45, 0.45) });
}

function drawCardFront(
  page: PDFPage,
  font: PDFFont,
  bold: PDFFont,
  person: InventedPerson,
  chance: Chance,
): void {
  drawCardGround(page, bold, chance);
  page.drawText('DOCUMENTO DE MUESTRA', { x: 62, y: 136, size: 9, font: bold, color: ink });
  page.drawText('CÉDULA DE IDENTIDAD', { x: 78, y: 125, size: 7.5, font, color: ink });
  page.drawRectangle({ x: 12, y: 38, width: 58, height: 76, color: rgb(0.62, 0.66, 0.72) });
  page.drawEllipse({ x: 41, y: 84, xScale: 15, yScale: 19, color: rgb(0.5, 0.4, 0.34) });
  page.drawEllipse({ x: 41, y: 44, xScale: 25, yScale: 18, color: rgb(0.22, 0.24, 0.35) });
  page.drawRectangle({ x: 12, y: 0, width: 58, height: 26, color: rgb(0.8, 0.84, 0.8) });
  const number = `${person.number}${person.complement ? `-${person.complement}` : ''}`;
  page.drawText('No.', { x: 84, y: 106, size: 8, font, color: ink });
  page.drawText(number, { x: 102, y: 105, size: 12, font: bold, color: rgb(0.6, 0.1, 0.1) });
  const field = (label: string, value: string, y: number) => {
    page.drawText(label, { x: 84, y: y + 9, size: 5.5, font, color: ink });
    page.drawText(value, { x: 84, y, size: 8, font: bold, color: ink });
  };
  field('NOMBRES', person.firstNames, 83);
  field('APELLIDOS', person.lastNames, 63);
  field('FECHA DE NACIMIENTO', `${1 + chance.integer(28)}/04/1980`, 43);
  field('EMITIDA', '01/02/2020', 24);
}

function drawCardBack(
  page: PDFPage,
  font: PDFFont,
  bold: PDFFont,
  person: InventedPerson,
  chance: Chance,
): void {
  drawCardGround(page, bold, chance);
  const lines = [
    'EL SERVICIO DE MUESTRA CERTIFICA QUE LA FIRMA,',
    'FOTOGRAFÍA E IMPRESIÓN PERTENECEN',
    `A: ${person.firstNames} ${person.lastNames}`,
    'NACIDO EL 1 DE ABRIL DE 1980',
    'EN LA PAZ - MURILLO - NUESTRA SEÑORA',
    'ESTADO CIVIL SOLTERO',
    'PROFESIÓN U OCUPACIÓN ESTUDIANTE',
    `DOMICILIO ${inventSentence(chance, 4).toUpperCase()}`,
  ];
  for (const [index, line] of lines.entries())
    page.drawText(line, { x: 12, y: 134 - index * 13, size: 7, font: index === 2 ? bold : font, color: ink });
  page.drawRectangle({ x: 12, y: 12, width: 60, height: 16, color: rgb(0.25, 0.25, 0.28) });
}
