import { Title } from '@mantine/core';
import { IconMailCheck, IconMailForward, IconMailX } from '@tabler/icons-react';
import { formatDateTime } from '../../shared/domain/dates.ts';
import { type Mail, type MailState, mailStateNames } from '../../shared/domain/mail.ts';
import styles from './wizard.module.css';

const icons: Readonly<Record<MailState, typeof IconMailCheck>> = {
  queued: IconMailForward,
  sent: IconMailCheck,
  failed: IconMailX,
};

/** What became of an e-mail, and what to do where it did not go out. */
export function mailOutcomeWords({ state, attempts, lastError, sentAt, to }: Mail): string {
  const why = lastError === null ? '' : ` (${lastError})`;
  switch (state) {
    case 'sent':
      return `Salió de la oficina central${sentAt === null ? '' : ` el ${formatDateTime(sentAt)}`}.`;
    case 'queued':
      return attempts === 0
        ? 'Sale cuando la oficina central lo reciba de esta estación.'
        : `Intentos: ${attempts}${why}. La oficina central sigue intentando; si es urgente, llame por teléfono.`;
    case 'failed':
      return to.length === 0
        ? 'Ningún supervisor del centro tiene correo registrado: avise por teléfono.'
        : `Intentos: ${attempts}${why}. Avise por teléfono al supervisor.`;
  }
}

/** The e-mails of a case with their outcome (COM-DSC-P06 A.14); nothing for a case without any. */
export function MailOutcome({ mails }: { readonly mails: readonly Mail[] }) {
  if (mails.length === 0) return null;
  return (
    <section aria-label="Correos al supervisor">
      <Title order={2} size="h4">
        Correos al supervisor
      </Title>
      <div role="status">
        <ul className={styles.timeline}>
          {mails.map((mail) => {
            const Icon = icons[mail.state];
            return (
              <li key={mail.id}>
                <p>
                  <Icon size={18} aria-hidden="true" /> <strong>{mailStateNames[mail.state]}</strong>:{' '}
                  {mail.subject}
                </p>
                <p>{mailOutcomeWords(mail)}</p>
                <p className={styles.dimmed}>
                  {formatDateTime(mail.createdAt)}
                  {mail.to.length > 0 && ` · para ${mail.to.join(', ')}`}
                </p>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
