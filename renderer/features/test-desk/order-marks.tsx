import {
  IconArrowForwardUp,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconInbox,
  IconLock,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react';
import type { AutonomousOrderState, ReverseActivity } from '../../../shared/domain/autonomous-orders.ts';
import badge from '../../components/status-badge.module.css';
import { activityStateNames, autonomousOrderStateNames } from './order-words.ts';

type Look = readonly [icon: typeof IconCheck, tone: 'plain' | 'waiting' | 'done' | 'stopped'];

const orderLooks: Readonly<Record<AutonomousOrderState, Look>> = {
  created: [IconInbox, 'waiting'],
  received: [IconArrowForwardUp, 'waiting'],
  assigned: [IconUserCheck, 'plain'],
  closed: [IconLock, 'done'],
};

const activityLooks: Readonly<Record<ReverseActivity['state'], Look>> = {
  open: [IconCircleDashed, 'plain'],
  done: [IconCheck, 'done'],
  impossible: [IconX, 'waiting'],
  waived: [IconBan, 'stopped'],
};

function Mark({ look: [Icon, tone], word }: { readonly look: Look; readonly word: string }) {
  return (
    <span className={badge.mark} data-tone={tone}>
      <Icon size={16} aria-hidden="true" />
      {word}
    </span>
  );
}

/** An autonomous order's state by word and shape. */
export function AutonomousOrderMark({ state }: { readonly state: AutonomousOrderState }) {
  return <Mark look={orderLooks[state]} word={autonomousOrderStateNames[state]} />;
}

export function ActivityMark({ state }: { readonly state: ReverseActivity['state'] }) {
  return <Mark look={activityLooks[state]} word={activityStateNames[state]} />;
}
