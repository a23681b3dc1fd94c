import type { MailTransport } from '../../../../main/central/mail/mail-transport.ts';
import { type MailOffice, openMailOffice } from './mail-office.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

export interface MailBench {
  server(...parts: Parameters<typeof startMailServer>): Promise<MailServer>;
  office(transport: MailTransport | null): Promise<MailOffice>;
  /** Closes what a test has opened, the last one first. */
  clear(): Promise<void>;
}

export function mailBench(): MailBench {
  const open: { close(): Promise<void> }[] = [];
  return {
    async server(...parts) {
      const started = await startMailServer(...parts);
      open.push(started);
      return started;
    },
    async office(transport) {
      const opened = await openMailOffice(transport);
      open.push(opened);
      return opened;
    },
    async clear() {
      for (const each of open.splice(0).reverse()) await each.close();
    },
  };
}
