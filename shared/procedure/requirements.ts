/** What the back office may have to ask for (COM-DSC-P06 A.8, A.9). */
export const requirements = ['holder-card', 'authorization-letter', 'holder-card-copy', 'invoice'] as const;
export type Requirement = (typeof requirements)[number];

export const requirementNames: Readonly<Record<Requirement, string>> = {
  'holder-card': 'Cédula de identidad del titular',
  'authorization-letter': 'Carta de autorización del titular',
  'holder-card-copy': 'Fotocopia del C.I. del titular',
  invoice: 'Factura del pago realizado',
};
