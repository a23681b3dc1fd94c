import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import { headOf, useCaseCommand } from './use-case-view.ts';
import { type WithdrawalReason, WithdrawDialog } from './withdraw-dialog.tsx';

/** "Desistir…" wherever the case still may be withdrawn (I-8), with its dialog. */
export function Withdrawal({ view }: { readonly view: CaseView }) {
  const [asking, setAsking] = useState(false);
  const leaving = useCaseCommand(
    view.state.caseId,
    (input: { readonly reason: WithdrawalReason; readonly note: string }) =>
      call('withdrawCase', { ...headOf(view), ...input }),
  );
  if (!view.mayWithdraw) return null;
  const words = leaving.data?.ok === false ? refusalWords(leaving.data.error) : null;
  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        Desistir…
      </Button>
      {words && (
        <Banner kind="error" title={words.title}>
          {words.explanation} {words.wayOn}
        </Banner>
      )}
      <WithdrawDialog
        caseNumber={view.state.caseNumber}
        opened={asking}
        isBusy={leaving.isPending}
        onClose={() => setAsking(false)}
        onWithdraw={(reason, note) => leaving.mutate({ reason, note }, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
