import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { Banner } from '../components/banner.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import styles from './shell.module.css';

/** A page that broke by a mistake of the program: said plainly, with a way on. What was confirmed is on disk. */
export function PageFault() {
  const navigate = useNavigate();
  return (
    <div className={styles.fault}>
      <PageHeading>Esta página tuvo un error</PageHeading>
      <Banner kind="error" title="El programa falló al mostrar la página">
        <p>Lo que ya estaba guardado no se perdió. Si se repite, avise al administrador.</p>
        <Button onClick={() => void navigate('/')}>Ir al inicio</Button>
      </Banner>
    </div>
  );
}
