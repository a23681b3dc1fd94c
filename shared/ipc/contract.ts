import type { z } from 'zod';
import type { Result } from '../result.ts';
import { caseChannels } from './case-channels.ts';
import type { ChannelDefinition } from './channel.ts';
import type { ChannelName } from './channel-names.ts';
import { closingChannels } from './closing-channels.ts';
import { documentChannels } from './document-channels.ts';
import { headChannels } from './head-channels.ts';
import { paperChannels } from './paper-channels.ts';
import { sessionChannels } from './session-channels.ts';
import { storageChannels } from './storage-channels.ts';
import { storeChannels } from './store-channels.ts';
import { uploadChannels } from './upload-channels.ts';

/** Refusals of the router itself, possible on every channel. */
export const routerErrors = [
  'bad-request',
  'not-signed-in',
  'forbidden',
  'store-unavailable',
  'failed',
] as const;
export type RouterError = (typeof routerErrors)[number];

/** The renderer–main contract: one entry a channel. Types of both sides are inferred from it. */
export const contract = {
  ...sessionChannels,
  ...storageChannels,
  ...uploadChannels,
  ...caseChannels,
  ...documentChannels,
  ...closingChannels,
  ...paperChannels,
  ...headChannels,
  ...storeChannels,
} as const satisfies Readonly<
  Record<ChannelName, ChannelDefinition<z.ZodType, z.ZodType, readonly string[]>>
>;

export type Contract = typeof contract;
export type RequestOf<Name extends ChannelName> = z.output<Contract[Name]['request']>;
export type ResponseOf<Name extends ChannelName> = z.output<Contract[Name]['response']>;
export type ErrorOf<Name extends ChannelName> = Contract[Name]['errors'][number];
export type AnswerTo<Name extends ChannelName> = Result<ResponseOf<Name>, ErrorOf<Name> | RouterError>;

/** What the preload puts on `window.reversa`: one named function a channel, and the announcements. */
export type ReversaApi = {
  readonly [Name in ChannelName]: (request: RequestOf<Name>) => Promise<AnswerTo<Name>>;
} & {
  /** @returns a function that ends the subscription. */
  readonly onSessionChanged: (listener: () => void) => () => void;
  readonly onLineChanged: (listener: () => void) => () => void;
  readonly onCasesChanged: (listener: () => void) => () => void;
};
