import { formatDateTime } from '../../shared/domain/dates.ts';
import { formatMonth } from '../../shared/domain/months.ts';
import type { Indicator, IndicatorReport } from '../../shared/procedure/indicator.ts';
import {
  formatCount,
  indicatorWords,
  provisionalWords,
  valueWords,
  verdictWords,
} from '../../shared/procedure/indicator-words.ts';
import { IndicatorBars } from './indicator-bars.tsx';
import styles from './indicator-paper.module.css';
import paper from './paper.module.css';
import { PaperHead } from './paper-head.tsx';

interface Line {
  readonly id: string;
  readonly names: readonly string[];
  readonly indicator: Indicator;
}

interface TableProps {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly lines: readonly Line[];
}

const figureHeaders = ['Solicitudes', 'Efectivas', 'Desistidas', 'Improced.', 'Indicador'];

function figuresOf(indicator: Indicator): readonly string[] {
  const { total, effective, withdrawn, inadmissible } = indicator;
  return [...[total, effective, withdrawn, inadmissible].map(formatCount), valueWords(indicator)];
}

function Row({ names, indicator }: Line) {
  const provisional = provisionalWords(indicator);
  return (
    <tr>
      {names.map((name) => (
        <td key={name} className={styles.name}>
          {name}
        </td>
      ))}
      {figuresOf(indicator).map((figure, index) => (
        <td key={figureHeaders[index]} className={styles.figure}>
          {figure}
        </td>
      ))}
      <td>
        {verdictWords(indicator)}
        {provisional !== '' && <span className={styles.provisional}>{provisional}</span>}
      </td>
    </tr>
  );
}

function Table({ caption, headers, lines }: TableProps) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {headers.map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
          {figureHeaders.map((header) => (
            <th key={header} scope="col" className={styles.figure}>
              {header}
            </th>
          ))}
          <th scope="col">Resultado</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} {...line} />
        ))}
      </tbody>
    </table>
  );
}

function monthLines({ months, whole }: IndicatorReport): readonly Line[] {
  return [
    ...months.map((line) => ({ id: line.month, names: [formatMonth(line.month)], indicator: line })),
    { id: 'whole', names: ['Total del período'], indicator: whole },
  ];
}

/** The indicator of a period (COM-DSC-P06 III.2), letter size. */
export function IndicatorPaper({ report }: { readonly report: IndicatorReport }) {
  const { company, from, to, at, whole, months, areas, advisors } = report;
  const period = from === to ? formatMonth(from) : `${formatMonth(from)} a ${formatMonth(to)}`;
  return (
    <article className={paper.paper} aria-label={`Indicador de anulaciones, ${period}`}>
      <PaperHead company={company}>
        <p>
          <strong>{period}</strong>
        </p>
      </PaperHead>
      <h1>Indicador de anulaciones</h1>
      <p className={paper.subtitle}>Procedimiento COM-DSC-P06, III.2</p>
      <div className={styles.whole}>{indicatorWords(whole)}</div>
      <p>
        {formatCount(whole.effective)} anulaciones efectivas × 100 / {formatCount(whole.total)} solicitudes de
        anulación. Más de 90 %: aceptado; 90 % o menos: observado.
      </p>
      <IndicatorBars months={months} />
      <p className={styles.legend}>
        Barra llena: aceptado. Barra rayada: observado. s/s: sin solicitudes. *: provisional, hay trámites en
        curso.
      </p>
      <Table caption="Por mes" headers={['Mes']} lines={monthLines(report)} />
      {areas.length > 0 && (
        <Table
          caption="Por área, del indicador más bajo al más alto"
          headers={['Área']}
          lines={areas.map((line) => ({ id: line.areaId, names: [line.areaName], indicator: line }))}
        />
      )}
      {advisors.length > 0 && (
        <Table
          caption="Por asesor, del indicador más bajo al más alto"
          headers={['Asesor', 'Área']}
          lines={advisors.map((line) => ({
            id: line.advisorId,
            names: [line.advisorName, line.areaName],
            indicator: line,
          }))}
        />
      )}
      <footer className={paper.footer}>Contado el {formatDateTime(at)}.</footer>
    </article>
  );
}
