import {
  IconArrowForwardUp,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconCloudCheck,
  IconCloudUp,
  IconCloudX,
  IconHandStop,
  IconHourglass,
  IconLock,
  IconPlayerPause,
  IconReceipt,
  IconTool,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react';
import type { OrderState } from '../../shared/domain/orders.ts';
import type { CaseRow, RequestRow } from '../../shared/ipc/views.ts';
import type { CaseStatus } from '../../shared/procedure/summary.ts';
import styles from './status-badge.module.css';

type Icon = typeof IconCheck;
type Tone = 'plain' | 'waiting' | 'done' | 'stopped';
type Look = readonly [word: string, icon: Icon, tone: Tone];

/** The same word and mark everywhere. */
export const caseLooks: Readonly<Record<CaseStatus, Look>> = {
  'in-progress': ['En mostrador', IconCircleDashed, 'plain'],
  'at-back-office': ['En Back Office', IconArrowForwardUp, 'waiting'],
  'awaiting-requirements': ['Espera requisitos', IconHourglass, 'waiting'],
  'at-supervisor': ['Con el supervisor', IconTool, 'waiting'],
  'to-hand-over': ['Por derivar a caja', IconReceipt, 'waiting'],
  annulled: ['Anulada', IconCheck, 'done'],
  closed: ['Anulada y cerrada', IconLock, 'done'],
  withdrawn: ['Desistida', IconHandStop, 'stopped'],
  inadmissible: ['Improcedente', IconBan, 'stopped'],
  refused: ['No aceptada', IconX, 'stopped'],
};

const orderLooks: Readonly<Record<OrderState, Look>> = {
  registered: ['Registrada', IconClock, 'plain'],
  suspended: ['Suspendida', IconPlayerPause, 'plain'],
  assigned: ['Asignada', IconUserCheck, 'waiting'],
  executed: ['Ejecutada', IconTool, 'stopped'],
  closed: ['Cerrada', IconCheck, 'stopped'],
};

const obstacleLooks: Readonly<Record<NonNullable<RequestRow['obstacle']>, Look>> = {
  annulled: ['Anulada', IconCheck, 'done'],
  'under-annulment': ['En trámite', IconHourglass, 'waiting'],
};

const sendingLooks: Readonly<Record<CaseRow['sending'], Look>> = {
  sent: ['Enviado', IconCloudCheck, 'plain'],
  pending: ['Por enviar', IconCloudUp, 'waiting'],
  refused: ['No aceptado', IconCloudX, 'stopped'],
};

function Mark({ look: [word, Icon, tone] }: { readonly look: Look }) {
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon size={16} aria-hidden="true" />
      {word}
    </span>
  );
}

export function CaseBadge({ status }: { readonly status: CaseStatus }) {
  return <Mark look={caseLooks[status]} />;
}

export function OrderBadge({ state }: { readonly state: OrderState }) {
  return <Mark look={orderLooks[state]} />;
}

export function ObstacleBadge({ obstacle }: { readonly obstacle: NonNullable<RequestRow['obstacle']> }) {
  return <Mark look={obstacleLooks[obstacle]} />;
}

export function SendingMark({ sending }: { readonly sending: CaseRow['sending'] }) {
  return <Mark look={sendingLooks[sending]} />;
}
