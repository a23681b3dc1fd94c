import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { FoundNotification } from '../../../shared/ipc/closing-channels.ts';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import styles from './cashier.module.css';
import { refundWords, standingWords, type Told } from './cashier-words.ts';
import { RefundForm } from './refund-form.tsx';
import { refundRequest } from './refund-values.ts';

interface OutcomeProps {
  readonly told: Told;
  /** It answers what was just asked, and takes the focus. */
  readonly isAnswer?: boolean;
  readonly children?: ReactNode;
}

function Outcome({ told, isAnswer = false, children }: OutcomeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAnswer) box.current?.focus();
  }, [isAnswer]);
  return (
    <div ref={box} className={styles.outcome} tabIndex={isAnswer ? -1 : undefined}>
      <Banner kind={told.kind} title={told.title}>
        <p>{told.text}</p>
        {children}
      </Banner>
    </div>
  );
}

function useRefund(lookAgain: () => Promise<void>, show: (changed: FoundNotification) => void) {
  // Two Enters in one moment come before the screen knows that it is busy.
  const isSent = useRef(false);
  const recording = useMutation({
    mutationFn: (request: RequestOf<'recordRefund'>) => call('recordRefund', request),
    onSuccess: async (answer) => {
      if (answer.ok) show(answer.value);
      // Whatever was refused, what is known of it may have changed meanwhile.
      else await lookAgain();
    },
    onSettled: () => {
      isSent.current = false;
    },
  });
  const send = (request: RequestOf<'recordRefund'>) => {
    if (isSent.current) return;
    isSent.current = true;
    recording.mutate(request);
  };
  return { recording, send };
}

interface RefundDeskProps {
  readonly found: FoundNotification;
  readonly lookAgain: () => Promise<void>;
  readonly show: (changed: FoundNotification) => void;
}

/** The refund of one notification: may it be given, the form, and what the central office said (the end of A.6). */
export function RefundDesk({ found, lookAgain, show }: RefundDeskProps) {
  const { recording, send } = useRefund(lookAgain, show);
  const { data: answer, variables: sent, isPending } = recording;
  if (answer?.ok) {
    const amount = formatBolivianos(answer.value.refund?.amountCents ?? answer.value.refundCents);
    const title = `Devolución registrada y confirmada por la oficina central: entregue ${amount}`;
    return <Outcome isAnswer told={{ kind: 'success', title, text: 'Siguiente notificación: F2.' }} />;
  }
  const code = answer?.ok === false ? answer.error : recording.isError ? 'failed' : null;
  const problem = code === null || isPending ? null : refundWords(code);
  // What is on its way stands as refunded here already, and is so only once the central office has said it.
  const standing = isPending || problem?.mayRetry ? null : standingWords(found);
  return (
    <>
      {standing && (
        <Outcome told={standing}>
          {found.standing === 'unconfirmed' && (
            <Button variant="default" onClick={() => void lookAgain()}>
              Volver a consultar
            </Button>
          )}
        </Outcome>
      )}
      {problem && !(standing && code === 'already-refunded') && (
        <Outcome key={recording.submittedAt} isAnswer told={problem}>
          {problem.mayRetry && sent && (
            <Button size="md" onClick={() => send({ ...sent, head: found.head })}>
              Reintentar
            </Button>
          )}
        </Outcome>
      )}
      {(found.standing === 'payable' || isPending) && (
        <RefundForm
          found={found}
          isBusy={isPending}
          onRefund={(values) => {
            const request = refundRequest(found, values);
            if (request) send(request);
          }}
        />
      )}
    </>
  );
}
