import {
  type AnnouncementName,
  announcementNames,
  type ChannelName,
  channelNames,
  channelPath,
} from '../../shared/ipc/channel-names.ts';
import type { ReversaApi } from '../../shared/ipc/contract.ts';

/** What is used of Electron's `ipcRenderer`. */
export interface PageLine {
  invoke(channel: string, request: unknown): Promise<unknown>;
  on(channel: string, listener: () => void): unknown;
  removeListener(channel: string, listener: () => void): unknown;
}

type Subscribe = ReversaApi['onSessionChanged'];
type SubscriptionName = `on${Capitalize<AnnouncementName>}`;

function subscriptionName(name: AnnouncementName): SubscriptionName {
  return `on${name.charAt(0).toUpperCase()}${name.slice(1)}` as SubscriptionName;
}

/** One named function a channel and a subscription an announcement: nothing by which a page could name a channel itself (R5). */
export function createApi(line: PageLine): ReversaApi {
  const call = (name: ChannelName) => (request: unknown) => line.invoke(channelPath(name), request);
  const subscribe =
    (name: AnnouncementName): Subscribe =>
    (listener) => {
      // The event object would hand the page a way to the main process.
      const hear = (): void => listener();
      line.on(channelPath(name), hear);
      return () => void line.removeListener(channelPath(name), hear);
    };
  const entries = [
    ...channelNames.map((name) => [name, call(name)] as const),
    ...announcementNames.map((name) => [subscriptionName(name), subscribe(name)] as const),
  ];
  return Object.freeze(Object.fromEntries(entries)) as unknown as ReversaApi;
}
