import { Button } from '@mantine/core';
import styles from './lists.module.css';

interface ListFootProps {
  readonly shown: number;
  readonly hasMore: boolean;
  readonly isBusy: boolean;
  readonly onMore: () => void;
}

/** How much of a list is here, and the rest of it on demand. */
export function ListFoot({ shown, hasMore, isBusy, onMore }: ListFootProps) {
  return (
    <div className={styles.foot}>
      <span role="status">
        {hasMore
          ? `${shown} en pantalla, y hay más. Al ordenar por una columna se ordenan los que están en pantalla.`
          : `${shown} en total`}
      </span>
      {hasMore && (
        <Button variant="default" loading={isBusy} onClick={onMore}>
          Mostrar más
        </Button>
      )}
    </div>
  );
}
