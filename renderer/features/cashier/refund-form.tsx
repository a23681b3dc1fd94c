import { zodResolver } from '@hookform/resolvers/zod';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { businessDay } from '../../../shared/domain/dates.ts';
import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { FoundNotification } from '../../../shared/ipc/closing-channels.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import styles from './cashier.module.css';
import { type RefundValues, refundDefaults, refundSchema } from './refund-values.ts';

interface RefundFormProps {
  readonly found: FoundNotification;
  readonly isBusy: boolean;
  readonly onRefund: (values: RefundValues) => void;
}

const fields = [
  ['receiptNumber', 'Número de comprobante de la devolución', 40],
  ['amount', 'Importe (Bs)', 20],
  ['refundedOn', 'Día (dd/mm/aaaa)', 10],
] as const;

/** Receipt, amount and day of the refund; the button says how much goes out. */
export function RefundForm({ found, isBusy, onRefund }: RefundFormProps) {
  const [now] = useState(() => new Date().toISOString());
  const [attempt, setAttempt] = useState(0);
  const form = useForm<RefundValues>({
    resolver: zodResolver(refundSchema(found.refundCents, businessDay(now))),
    mode: 'onTouched',
    reValidateMode: 'onChange',
    defaultValues: refundDefaults(found.refundCents, now),
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(onRefund, () => setAttempt((count) => count + 1));
  useShortcut('Ctrl+Enter', () => void submit(), 'Registrar devolución', { enabled: !isBusy });
  const missing = fields.flatMap(([name, label]) => {
    const message = errors[name]?.message;
    return message === undefined ? [] : [{ fieldId: `refund-${name}`, label, message }];
  });
  return (
    <form
      noValidate
      className={styles.refund}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary attempt={attempt} errors={missing} />
      <div className={styles.fields}>
        {fields.map(([name, label, maxLength]) => (
          <TextInput
            key={name}
            {...form.register(name)}
            id={`refund-${name}`}
            label={label}
            // The first field that is not filled in already.
            autoFocus={name === 'receiptNumber'}
            autoComplete="off"
            inputMode={name === 'amount' ? 'decimal' : 'text'}
            maxLength={maxLength}
            error={errors[name]?.message}
          />
        ))}
      </div>
      <Button type="submit" size="md" loading={isBusy}>
        Registrar devolución de {formatBolivianos(found.refundCents)}
      </Button>
    </form>
  );
}
