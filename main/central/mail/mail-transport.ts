import type { Instant } from '../../../shared/domain/dates.ts';
import type { Result } from '../../../shared/result.ts';

/** A mail as it goes over the line. */
export interface OutgoingMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** In angle brackets; the same each time that the same mail is tried. */
  readonly messageId: string;
  readonly date: Instant;
}

export interface SendFailure {
  /** Another attempt with the same message would end the same. */
  readonly permanent: boolean;
  /** For the screens of branches, in words; names no address and no server. */
  readonly reason: string;
}

/** What the server took. */
export interface SendReceipt {
  /** How many of the recipients it did not take, while it took the others. */
  readonly refused: number;
}

/** The line to a mail server. */
export interface MailTransport {
  send(message: OutgoingMessage): Promise<Result<SendReceipt, SendFailure>>;
}
