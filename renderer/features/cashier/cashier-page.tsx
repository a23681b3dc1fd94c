import { Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ListedHandoff } from '../../../shared/ipc/closing-channels.ts';
import { BridgeError, query } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { LoadingState } from '../../components/loading-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import { focusFirstRow } from '../list-total.tsx';
import styles from './cashier.module.css';
import { searchWords } from './cashier-words.ts';
import { FoundNotification } from './found-notification.tsx';
import { NotificationSearch } from './notification-search.tsx';
import { RefundDesk } from './refund-desk.tsx';
import { RefundsList } from './refunds-list.tsx';
import { useNotification } from './use-notification.ts';

const notUnderstood =
  'No es un número de notificación. Escríbalo como está impreso, por ejemplo N-LPZ-01-01-000123-KTRB, o lea el QR otra vez.';

function SearchProblem({ error }: { readonly error: Error }) {
  const told = searchWords(
    error instanceof BridgeError ? (error as BridgeError<'findNotification'>).code : 'failed',
  );
  return (
    <Banner kind={told.kind} title={told.title}>
      {told.text}
    </Banner>
  );
}

/** The notification's number of a case that waits for its refund: the list itself does not hold it. */
function useNumberOf(onNumber: (number: string) => void) {
  return useMutation({
    mutationFn: async ({ caseId }: ListedHandoff) => {
      const { state } = await query('getCase', { caseId });
      return state.registered?.notificationNumber ?? null;
    },
    onSuccess: (number) => {
      if (number !== null) onNumber(number);
    },
  });
}

/** The cash desk: a printed notification is checked, and the refund recorded once (the end of COM-DSC-P06 A.6). */
export function CashierPage() {
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [parameters] = useSearchParams();
  const first = parameters.get('buscar') ?? '';
  const [text, setText] = useState(first);
  const [error, setError] = useState<string | null>(null);
  const { asked, found, search, lookAgain, show, clear } = useNotification(first);
  const start = (typed: string) => {
    setError(search(typed) ? null : notUnderstood);
    // The next number or QR takes the place of this one.
    field.current?.focus();
    field.current?.select();
  };
  const picking = useNumberOf((number) => {
    setText(number);
    start(number);
  });
  useShortcut(
    'F2',
    () => {
      setText('');
      setError(null);
      clear();
      field.current?.focus();
    },
    'Siguiente notificación',
  );
  return (
    <div className={styles.page}>
      <PageHeading focus={false}>Devolución con notificación</PageHeading>
      <NotificationSearch
        ref={field}
        text={text}
        isBusy={found.isFetching}
        error={error}
        onText={(typed) => {
          setText(typed);
          setError(null);
        }}
        onSearch={() => start(text)}
        onDown={() => focusFirstRow(list.current)}
      />
      {asked !== null && found.isPending && <LoadingState label="Buscando la notificación" />}
      {found.isError && !found.data && <SearchProblem error={found.error} />}
      {picking.isError && <SearchProblem error={picking.error} />}
      {picking.data === null && (
        <Banner kind="warning" title="Este trámite no tiene una notificación">
          Lo registró Back Office Comercial, sin notificación para caja. Pida al cliente que vuelva allí.
        </Banner>
      )}
      {found.data && (
        <section
          key={asked?.turn}
          className={styles.found}
          aria-label="Notificación encontrada"
          data-payable={found.data.standing === 'payable'}
        >
          <FoundNotification found={found.data} />
          <RefundDesk found={found.data} lookAgain={lookAgain} show={show} />
        </section>
      )}
      <Title order={2} size="h4">
        Devoluciones que esperan
      </Title>
      <RefundsList ref={list} onPick={(row) => picking.mutate(row)} />
    </div>
  );
}
