import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../../../shared/domain/documents.ts';
import { checklistOf } from '../../../shared/procedure/checklist.ts';
import { foldCase } from '../../../shared/procedure/fold.ts';
import { presentedLines } from '../../../shared/procedure/presented-lines.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { authorizationLetter } from '../../builders/authorization-letter.ts';
import { capturedDocument } from '../../builders/captured-document.ts';
import { caseEvent, caseFacts } from '../../builders/case-facts.ts';
import { answer, caseLog, openCommand } from '../../builders/case-log.ts';
import { staff } from '../../builders/staff.ts';

const clerk = staff('back-office-commercial');
const facts = { ...caseFacts(), paid: false };
const paid = { ...facts, paid: true };

const holderCame: AnswerOf<'A8'> = {
  requester: 'holder',
  representative: null,
  holderCardSeen: false,
  invoiceSeen: false,
};
const anotherCame: AnswerOf<'A8'> = {
  ...holderCame,
  requester: 'representative',
  representative: { name: 'Juan Demo', identity: '6600112 LP' },
};

type Document = ReturnType<typeof capturedDocument>;

function caseWith(documents: readonly Document[], given: AnswerOf<'A8'> | null = null): CaseState {
  const log = caseLog();
  const commands = [
    openCommand,
    ...documents.map((document) => ({ kind: 'attach' as const, document })),
    ...(given ? [answer('A8', given)] : []),
  ];
  for (const command of commands) {
    expect(log.run(command, caseFacts(), clerk)).toBeNull();
  }
  const state = foldCase(log.events);
  if (state === null) throw new Error('The log is empty');
  return state;
}

const captured = (kind: DocumentKind, parts: Partial<Document> = {}) => capturedDocument(kind, parts);

function standings(...given: Parameters<typeof checklistOf>): readonly string[] {
  return checklistOf(...given).map(
    ({ name, standing, required }) => `${name}: ${standing}${required ? '' : ', besides'}`,
  );
}

describe('the checklist', () => {
  test('asks for nothing while nobody has said who came', () => {
    expect(standings(caseWith([]), facts)).toEqual([]);
  });

  test('asks the holder for the C.I., which stays with the holder', () => {
    expect(standings(caseWith([]), facts, holderCame)).toEqual(['Cédula de identidad del titular: missing']);
    expect(standings(caseWith([]), facts, { ...holderCame, holderCardSeen: true })).toEqual([
      'Cédula de identidad del titular: seen',
    ]);
  });

  test('asks a representative for letter and copy, captured', () => {
    expect(standings(caseWith([captured('identity-card-copy')]), facts, anotherCame)).toEqual([
      'Carta de autorización del titular: missing',
      'Fotocopia del C.I. del titular: captured',
    ]);
  });

  test('asks for the invoice where something was paid, shown or captured', () => {
    expect(standings(caseWith([]), paid, holderCame).at(-1)).toBe('Factura del pago realizado: missing');
    expect(standings(caseWith([]), paid, { ...holderCame, invoiceSeen: true }).at(-1)).toBe(
      'Factura del pago realizado: seen',
    );
    expect(standings(caseWith([captured('invoice')]), paid, holderCame).at(-1)).toBe(
      'Factura del pago realizado: captured',
    );
  });

  test('names what was captured though nobody asked for it', () => {
    expect(standings(caseWith([captured('annulment-note')]), facts, holderCame)).toEqual([
      'Cédula de identidad del titular: missing',
      'Nota que pide la anulación: captured, besides',
    ]);
  });

  test('asks for copy and note at A.12, the copy once where A.8 asked for it too', () => {
    const state: CaseState = {
      ...caseWith([captured('identity-card-copy')]),
      position: { kind: 'step', step: 'A12', handover: null },
    };
    expect(standings(state, facts, anotherCame)).toEqual([
      'Carta de autorización del titular: missing',
      'Fotocopia del C.I. del titular: captured',
      'Nota que pide la anulación: missing',
    ]);
  });

  test('remarks on a letter, and on the latest one alone', () => {
    const bad = captured('authorization-letter', {
      letter: authorizationLetter({ requestId: 'SOL-OTRA' }),
    });
    const remarks = (documents: readonly Document[]) =>
      checklistOf(caseWith(documents), facts, anotherCame).flatMap((line) =>
        line.remarks.map(({ kind }) => kind),
      );
    expect(remarks([bad])).toContain('other-request');
    expect(remarks([bad, captured('authorization-letter')])).toEqual([]);
  });
});

describe('the lines of the slip about what is there', () => {
  const at = caseEvent(0, { type: 'case-taken' }).at;

  test('say when it was handed over, how many pages, and what is wrong with it', () => {
    const state = caseWith(
      [
        captured('authorization-letter', {
          letter: authorizationLetter({ requestId: 'SOL-OTRA' }),
          capture: { pages: 2, sources: ['scanner'], overruled: [] },
        }),
      ],
      anotherCame,
    );
    const [line] = presentedLines(state, at);
    expect(line).toMatch(/^Carta de autorización del titular: entregada el \d\d\/\d\d\/\d{4}, 2 páginas\./);
    expect(line).toContain('Observación: La carta nombra otra solicitud: SOL-OTRA.');
  });

  test('say of what was only shown that it has to be shown again, and nothing of what is missing', () => {
    const state = caseWith([], { ...holderCame, holderCardSeen: true });
    expect(presentedLines(state, at)).toEqual([
      'Cédula de identidad del titular: vista hoy; tráigala otra vez',
    ]);
    expect(presentedLines(caseWith([], holderCame), at)).toEqual([]);
  });

  test('of a document from before protocol 4 say no pages', () => {
    const state = caseWith([captured('identity-card-copy')], anotherCame);
    expect(presentedLines(state, at)).toEqual([
      expect.stringMatching(/^Fotocopia del C\.I\. del titular: entregada el \d\d\/\d\d\/\d{4}\.$/),
    ]);
  });
});
