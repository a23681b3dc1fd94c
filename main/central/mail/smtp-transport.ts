import { createTransport } from 'nodemailer';
import { ok, refuse } from '../../../shared/result.ts';
import { isLoopback, type SmtpServer } from './mail-settings.ts';
import type { MailTransport } from './mail-transport.ts';
import { sendFailureOf } from './smtp-failure.ts';

/** Milliseconds. Together far below the time for which a mail is held while it is being sent. */
const timeouts = {
  connectionTimeout: 10_000,
  dnsTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};

/** The line to the company's mail server. TLS is asked for and checked; without it only a server on this machine is spoken to. */
export function createSmtpTransport({ host, port, secure, credentials }: SmtpServer): MailTransport {
  const plain = !secure && isLoopback(host);
  const line = createTransport({
    host,
    port,
    secure,
    ignoreTLS: plain,
    requireTLS: !plain && !secure,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...(credentials === null ? {} : { auth: { user: credentials.user, pass: credentials.password } }),
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ from, to, subject, text, messageId, date }) {
      try {
        // Addresses as objects: as text they would be read as lists with names and groups.
        const { rejected } = await line.sendMail({
          from: { name: 'Reversa', address: from },
          to: to.map((address) => ({ name: '', address })),
          subject,
          text,
          messageId,
          date,
          // Out-of-office answers to it would go nowhere.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return ok({ refused: rejected.length });
      } catch (error) {
        return refuse(sendFailureOf(error));
      }
    },
  };
}
