import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { customerIdentity, customerName } from '../../../shared/domain/customers.ts';
import { formatIdentityCard } from '../../../shared/domain/identity.ts';
import { type LetterFacts, letterRemarks } from '../../../shared/domain/letter-remarks.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import styles from './documents.module.css';
import { LetterRemarkList } from './letter-remark-list.tsx';
import { type LetterValues, letterFormSchema, letterOf } from './letter-values.ts';

interface LetterFormProps {
  /** What is typed; `noLetter` to begin with. Taken up once: after that the form tells of every change. */
  readonly value: LetterValues;
  readonly onChange: (typed: LetterValues) => void;
  /** The case's holder and request, who came, and today: offered by buttons, and what the letter is compared with. */
  readonly known: LetterFacts;
  /** Raised at each attempt to go on: with something missing it is summed up, and the summary takes the focus. */
  readonly attempt: number;
}

const fields = Object.keys(letterFormSchema.shape) as readonly (keyof LetterValues)[];

function holderIdentity({ holder }: LetterFacts): string {
  return holder.identityCard ? formatIdentityCard(holder.identityCard) : customerIdentity(holder);
}

/**
 * What an authorization letter says, typed off it (COM-DSC-P06 A.8). What is known is offered, never filled in unasked: the letter is what
 * counts. `letterOf` makes the letter of what is typed.
 */
export function LetterForm({ value, onChange, known, attempt }: LetterFormProps) {
  const id = useId();
  const { register, setValue, formState, watch, trigger } = useForm<LetterValues>({
    resolver: zodResolver(letterFormSchema),
    mode: 'onTouched',
    reValidateMode: 'onChange',
    defaultValues: value,
    shouldFocusError: false,
  });
  const tell = useRef(onChange);
  tell.current = onChange;
  const typed = watch();
  useEffect(() => {
    const { unsubscribe } = watch((values) => tell.current(values as LetterValues));
    return unsubscribe;
  }, [watch]);
  useEffect(() => {
    if (attempt > 0) void trigger();
  }, [attempt, trigger]);
  const idOf = (field: keyof LetterValues) => `${id}-${field}`;
  const { errors } = formState;
  const field = (name: keyof LetterValues) => ({
    ...register(name),
    id: idOf(name),
    autoComplete: 'off',
    error: errors[name]?.message,
  });
  const put = (values: Partial<LetterValues>) => {
    for (const [name, text] of Object.entries(values))
      setValue(name as keyof LetterValues, text, { shouldValidate: true, shouldDirty: true });
  };
  const letter = letterOf(typed);
  const { representative, requestId, holder } = known;
  return (
    <fieldset className={styles.letter}>
      <legend>Datos de la carta, como están escritos en ella</legend>
      <ErrorSummary
        attempt={attempt}
        errors={fields.flatMap((name) => {
          const message = errors[name]?.message;
          return message ? [{ fieldId: idOf(name), label: '', message }] : [];
        })}
      />
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconUserCheck size={18} aria-hidden="true" />}
          onClick={() => put({ grantorName: customerName(holder), grantorIdentity: holderIdentity(known) })}
        >
          Autoriza el titular
        </Button>
        {representative && (
          <Button
            variant="default"
            leftSection={<IconUserCheck size={18} aria-hidden="true" />}
            onClick={() =>
              put({
                representativeName: representative.name,
                representativeIdentity: representative.identity,
              })
            }
          >
            Autoriza a quien se presentó
          </Button>
        )}
        <Button
          variant="default"
          classNames={{ root: styles.tallButton, label: styles.wrappedLabel }}
          onClick={() => put({ requestId })}
        >
          Nombra la solicitud {requestId}
        </Button>
      </Group>
      <div className={styles.pair}>
        <TextInput {...field('grantorName')} label="Quién autoriza" />
        <TextInput {...field('grantorIdentity')} label="C.I. de quien autoriza" />
        <TextInput {...field('representativeName')} label="A quién autoriza" />
        <TextInput {...field('representativeIdentity')} label="C.I. del apoderado" />
        <TextInput
          {...field('writtenOn')}
          label="Fecha de la carta"
          placeholder="dd/mm/aaaa"
          inputMode="numeric"
        />
        <TextInput
          {...field('validUntil')}
          label="Vence el (vacío si no vence)"
          placeholder="dd/mm/aaaa"
          inputMode="numeric"
        />
        <TextInput {...field('requestId')} label="Solicitud que nombra (vacío si ninguna)" />
      </div>
      <Textarea {...field('scope')} label="Para qué autoriza" autosize={false} rows={2} />
      <LetterRemarkList remarks={letter ? letterRemarks(letter, known) : []} />
    </fieldset>
  );
}
