import { z } from 'zod';
import { ok, type Result, refuse } from '../../../shared/result.ts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is begun by STARTTLS. */
  readonly secure: boolean;
  readonly credentials: { readonly user: string; readonly password: string } | null;
}

export interface MailSettings {
  readonly server: SmtpServer;
  readonly from: string;
}

const schemes: Readonly<Record<string, { readonly secure: boolean; readonly port: number }>> = {
  'smtp:': { secure: false, port: 587 },
  'smtps:': { secure: true, port: 465 },
};
const form = 'SMTP_URL debe tener la forma smtps://usuario:contraseña@servidor:465 o smtp://servidor:587.';

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function readUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function readCredentials({ username, password }: URL): Result<SmtpServer['credentials'], string> {
  if (username === '' && password === '') return ok(null);
  if (username === '' || password === '')
    return refuse('SMTP_URL necesita el usuario y la contraseña, o ninguno.');
  try {
    return ok({ user: decodeURIComponent(username), password: decodeURIComponent(password) });
  } catch {
    return refuse(
      'En SMTP_URL, el usuario y la contraseña se escriben con %XX lo que no sea letra ni cifra.',
    );
  }
}

/** Never repeats the setting in what it refuses: a password stands in it. */
function readServer(text: string): Result<SmtpServer, string> {
  const url = readUrl(text);
  const scheme = url === null ? undefined : schemes[url.protocol];
  if (url === null || scheme === undefined || url.hostname === '') return refuse(form);
  // Options in it would be a way to switch off the check of TLS.
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return refuse(form);
  const credentials = readCredentials(url);
  if (!credentials.ok) return credentials;
  return ok({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? scheme.port : Number(url.port),
    secure: scheme.secure,
    credentials: credentials.value,
  });
}

/**
 * Reads `SMTP_URL` and `MAIL_FROM`.
 *
 * @returns null without a server: mails stay queued then; or, in words for the operator, what is wrong.
 */
export function readMailSettings(variables: {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
}): Result<MailSettings | null, string> {
  if (!variables.SMTP_URL) return ok(null);
  const server = readServer(variables.SMTP_URL);
  if (!server.ok) return server;
  const from = z.email().max(120).safeParse(variables.MAIL_FROM);
  if (!from.success) {
    return refuse(
      'Con SMTP_URL hace falta MAIL_FROM: la dirección de la que salen los correos, como reversa@empresa.bo.',
    );
  }
  return ok({ server: server.value, from: from.data });
}
