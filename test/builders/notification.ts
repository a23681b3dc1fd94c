import type { PrintJob } from '../../shared/procedure/case-papers.ts';
import type { AnnulmentNotification } from '../../shared/procedure/notification.ts';
import { item } from './case-facts.ts';

/** The paper of a paid request that was annulled as a whole. */
export function notification(parts: Partial<AnnulmentNotification> = {}): AnnulmentNotification {
  return {
    company: { name: 'Empresa de prueba', nit: '1', address: '', demonstration: true },
    number: 'N-LPZ-01-01-000001',
    caseId: '019a0000-0000-7000-8000-000000000001',
    caseNumber: 'LPZ-01-01-000001',
    copy: 0,
    reprintReason: null,
    customer: 'Quispe Mamani María Elena',
    identity: '4512345 LP',
    requestId: 'S-1',
    requestKind: 'new-installation',
    requestedAt: '2026-11-23T13:00:00.000Z',
    type: 'full',
    annulled: [item(1, 'Internet 50 Mbps')],
    remaining: [],
    motive: 'Motivo económico',
    cause: 'Precio elevado',
    note: '',
    receiptNumber: 'R-77',
    paidCents: 15_000,
    refundCents: 15_000,
    advisor: 'Asesora de prueba',
    area: 'Sucursal de prueba',
    at: '2026-11-23T14:00:00.000Z',
    ...parts,
  };
}

/** The same, as a print window gets it. */
export function notificationJob(parts: Partial<AnnulmentNotification> = {}): PrintJob {
  return { kind: 'notification', notification: notification(parts) };
}
