import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { z } from 'zod';

const scannerSchema = z.object({
  name: z.string().trim().min(1, 'Escriba con qué nombre se lo conoce en la oficina').max(80),
  address: z
    .string()
    .trim()
    .max(300)
    .regex(/^https?:\/\/[^\s/]/i, 'Escriba una dirección que empiece con https:// o http://')
    .refine((address) => URL.canParse(address), 'La dirección no tiene la forma debida'),
});
export type ScannerValues = z.infer<typeof scannerSchema>;

interface ScannerFormProps {
  /** What is changed; null for a new one. */
  readonly scanner: ScannerValues | null;
  readonly isBusy: boolean;
  readonly onSave: (values: ScannerValues) => void;
  readonly onClose: () => void;
}

/** Name and address of a network scanner. */
export function ScannerForm({ scanner, isBusy, onSave, onClose }: ScannerFormProps) {
  const { register, handleSubmit, formState } = useForm<ScannerValues>({
    resolver: zodResolver(scannerSchema),
    mode: 'onTouched',
    defaultValues: { name: scanner?.name ?? '', address: scanner?.address ?? '' },
  });
  const { errors } = formState;
  return (
    <form
      noValidate
      aria-label={scanner === null ? 'Escáner nuevo' : 'Cambiar escáner'}
      onSubmit={(event) => {
        event.preventDefault();
        void handleSubmit(onSave)();
      }}
    >
      <TextInput
        {...register('name')}
        label="Nombre del escáner"
        description="Como lo verán quienes escanean."
        maxLength={80}
        error={errors.name?.message}
        autoFocus
      />
      <TextInput
        {...register('address')}
        label="Dirección del escáner"
        description="Por ejemplo https://192.168.1.20/eSCL"
        maxLength={300}
        mt="xs"
        error={errors.address?.message}
      />
      <Group mt="sm">
        <Button type="submit" loading={isBusy}>
          Guardar escáner
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancelar
        </Button>
      </Group>
    </form>
  );
}
