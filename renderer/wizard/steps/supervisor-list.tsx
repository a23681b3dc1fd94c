import { Title } from '@mantine/core';
import { IconMail, IconMailOff } from '@tabler/icons-react';
import type { CaseView } from '../../../shared/ipc/views.ts';
import styles from './steps.module.css';

/** Whom to tell, and who of them can be written to. */
export function SupervisorList({ supervisors }: Pick<CaseView, 'supervisors'>) {
  return (
    <section>
      <Title order={2} size="h4">
        A quién se avisa
      </Title>
      {supervisors.length === 0 ? (
        <p>No hay un supervisor registrado para el centro de esta orden. Llame al teléfono del centro.</p>
      ) : (
        <ul className={styles.list}>
          {supervisors.map(({ name, centre, hasMail }) => {
            const Icon = hasMail ? IconMail : IconMailOff;
            return (
              <li key={`${centre} ${name}`}>
                <strong>{name}</strong>, {centre} · <Icon size={16} aria-hidden="true" />{' '}
                {hasMail ? 'tiene correo' : 'sin correo'}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
