import { describe, expect, it } from 'vitest';
import { readMailSettings } from '../../../main/central/mail/mail-settings.ts';

const MAIL_FROM = 'reversa@empresa.example';

describe('the mail server’s settings', () => {
  it('are none without SMTP_URL', () => {
    expect(readMailSettings({})).toEqual({ ok: true, value: null });
    expect(readMailSettings({ SMTP_URL: '', MAIL_FROM })).toEqual({ ok: true, value: null });
  });

  it.each([
    ['smtp://correo.example', { host: 'correo.example', port: 587, secure: false, credentials: null }],
    ['smtps://correo.example/', { host: 'correo.example', port: 465, secure: true, credentials: null }],
    ['smtp://[::1]:25', { host: '::1', port: 25, secure: false, credentials: null }],
    [
      'smtps://central%40empresa:c%C3%B3%2Fdigo@correo.example:2465',
      {
        host: 'correo.example',
        port: 2465,
        secure: true,
        credentials: { user: 'central@empresa', password: 'có/digo' },
      },
    ],
  ])('are read from %s', (SMTP_URL, server) => {
    expect(readMailSettings({ SMTP_URL, MAIL_FROM })).toEqual({
      ok: true,
      value: { server, from: MAIL_FROM },
    });
  });

  it.each([
    'correo.example',
    'smtp:',
    'http://correo.example',
    'smtp://correo.example/?tls.rejectUnauthorized=false',
    'smtp://correo.example/carpeta',
    'smtp://soloelusuario@correo.example',
    'smtp://usuario:%E0%A4%A@correo.example',
    'smtp://correo.example:99999',
  ])('are refused when they are %s', (SMTP_URL) => {
    const read = readMailSettings({ SMTP_URL, MAIL_FROM });
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining('SMTP_URL') });
  });

  it('are refused without an address to send from', () => {
    for (const from of [undefined, '', 'reversa', 'Reversa <reversa@empresa.example>']) {
      const read = readMailSettings({ SMTP_URL: 'smtp://correo.example', MAIL_FROM: from });
      expect(read).toMatchObject({ ok: false, error: expect.stringContaining('MAIL_FROM') });
    }
  });

  it('are refused without repeating the password', () => {
    const read = readMailSettings({ SMTP_URL: 'smtp://usuario:secreto@correo.example/x', MAIL_FROM });
    expect(read).toMatchObject({ ok: false, error: expect.not.stringContaining('secreto') });
  });
});
