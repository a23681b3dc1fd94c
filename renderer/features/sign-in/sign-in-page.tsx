import { Text } from '@mantine/core';
import { Banner } from '../../components/banner.tsx';
import { LineState, useLine } from '../../components/line-state.tsx';
import { stoppedWords } from '../../components/line-words.ts';
import { PageHeading } from '../../components/page-heading.tsx';
import { useSession } from '../../components/session.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { DemoUsers } from './demo-users.tsx';
import { EnrolForm } from './enrol-form.tsx';
import styles from './sign-in.module.css';
import { useSignIn } from './use-sign-in.ts';

function FirstSync() {
  const line = useLine().data;
  if (line?.state === 'stopped' && line.problem) {
    const { title, wayOn } = stoppedWords[line.problem];
    return (
      <Banner kind="error" title={title}>
        {wayOn}
      </Banner>
    );
  }
  return (
    <Text role="status">
      {line?.state === 'offline'
        ? 'No se llega a la oficina central. Se intenta de nuevo sin que haga falta hacer nada.'
        : 'Recibiendo usuarios y solicitudes de la oficina central… La primera vez puede tardar unos minutos.'}
    </Text>
  );
}

function Entrance() {
  const { deviceCode, ready, locked, demoUsers } = useSession();
  const signIn = useSignIn();
  if (deviceCode === null) return <EnrolForm />;
  if (!ready) return <FirstSync />;
  const hasDemoUsers = !locked && demoUsers.length > 0;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <CredentialsForm signIn={signIn} />
      </div>
      {hasDemoUsers && (
        <DemoUsers users={demoUsers} onPick={(picked) => signIn.submit(picked.username, picked.password)} />
      )}
    </div>
  );
}

function headingFor({
  deviceCode,
  locked,
}: {
  readonly deviceCode: string | null;
  readonly locked: boolean;
}) {
  if (deviceCode === null) return 'Registrar este equipo';
  return locked ? 'Sesión bloqueada' : 'Iniciar sesión';
}

/** Before anybody is signed in, and while the session is locked. */
export function SignInPage() {
  const { company, area, deviceCode, locked, version } = useSession();
  return (
    <div className={styles.page}>
      {company?.demonstration && (
        <header className={styles.demonstration}>DEMOSTRACIÓN — todos los datos son inventados</header>
      )}
      <main className={styles.card}>
        <p className={styles.product}>Reversa</p>
        <PageHeading focus={false}>{headingFor({ deviceCode, locked })}</PageHeading>
        <p className={styles.where}>
          {area ? `${area.name} · equipo ${deviceCode ?? ''}` : 'Equipo sin registrar'} · versión {version}
          {deviceCode !== null && (
            <>
              {' · '}
              <LineState />
            </>
          )}
        </p>
        <Entrance />
      </main>
    </div>
  );
}
