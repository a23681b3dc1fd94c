import { describe, expect, test } from 'vitest';
import { mailOutcomeWords } from '../../../renderer/wizard/mail-outcome.tsx';
import type { Mail } from '../../../shared/domain/mail.ts';

const mail = (parts: Partial<Mail>): Mail => ({
  id: '019a0000-0000-7000-8000-000000000001',
  caseId: '019a0000-0000-7000-8000-000000000002',
  eventId: '019a0000-0000-7000-8000-000000000003',
  to: ['supervisor@example.bo'],
  subject: 'Suspensión',
  text: '',
  state: 'queued',
  attempts: 0,
  lastError: null,
  createdAt: '2026-11-23T14:00:00.000Z',
  updatedAt: '2026-11-23T14:00:00.000Z',
  sentAt: null,
  ...parts,
});

describe('what became of an e-mail, in words', () => {
  test('one that was sent says when, in La Paz', () => {
    expect(mailOutcomeWords(mail({ state: 'sent', sentAt: '2026-11-23T18:02:00.000Z' }))).toContain(
      '23/11/2026 14:02',
    );
  });

  test('one that waits says why it has not gone out', () => {
    expect(mailOutcomeWords(mail({}))).toContain('esta estación');
    expect(mailOutcomeWords(mail({ attempts: 2, lastError: 'ECONNREFUSED' }))).toContain('2 (ECONNREFUSED)');
  });

  test('one that failed sends the clerk to the telephone', () => {
    expect(mailOutcomeWords(mail({ state: 'failed', attempts: 5 }))).toMatch(/Intentos: 5\. .*teléfono/u);
    expect(mailOutcomeWords(mail({ state: 'failed', to: [] }))).toMatch(/Ningún supervisor.*teléfono/u);
  });
});
