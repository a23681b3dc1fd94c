import { TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { tellingWayNames, tellingWays } from '../../../shared/procedure/a-16-suspend.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { MomentField } from '../../components/moment-field.tsx';
import type { StepForm } from '../use-step-form.ts';
import { CheckList } from './check-list.tsx';
import type { SuspendValues } from './suspend-answer.ts';

/** Who was told to stop, how and when, and that the appointment is gone. */
export function TellingFields({
  form,
  hasAppointment,
}: Pick<StepForm<SuspendValues>, 'form'> & { hasAppointment: boolean }) {
  const { control, register, formState } = form;
  return (
    <>
      <TextInput
        {...register('technician')}
        id="technician"
        label="Técnico Multiservicios avisado"
        autoComplete="off"
        maxLength={120}
        error={formState.errors.technician?.message}
      />
      <Controller
        control={control}
        name="how"
        render={({ field, fieldState }) => (
          <ChoiceList
            kind="single"
            id="how"
            // After the two outcomes above.
            firstKey={3}
            label="¿Cómo se le avisó?"
            options={tellingWays.map((way) => ({ value: way, label: tellingWayNames[way] }))}
            value={field.value === '' ? [] : [field.value]}
            onChange={(value) => field.onChange(value[0] ?? '')}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
      <Controller
        control={control}
        name="toldAt"
        render={({ field, fieldState }) => (
          <MomentField
            id="toldAt"
            label="¿Cuándo?"
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
      <Controller
        control={control}
        name="appointmentRemoved"
        render={({ field, fieldState }) => (
          <CheckList
            id="appointmentRemoved"
            label="Cita comprometida"
            options={[
              {
                value: 'removed',
                label: hasAppointment
                  ? 'La cita se retiró de la agenda'
                  : 'Verificado: no queda ninguna cita en la agenda',
              },
            ]}
            value={field.value ? ['removed'] : []}
            onChange={(value) => field.onChange(value.includes('removed'))}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
    </>
  );
}
