import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Ask } from '../central/support/line-client.ts';

/** Requests over one connection that stays open, as a workstation has it. */
export function ownConnection(): { readonly ask: Ask; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: (url, { method, headers, body }) =>
      new Promise((resolve, reject) => {
        const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
        const sent = request(url, { method, headers: { ...headers, ...length }, agent }, (response) => {
          text(response).then(
            (answer) => resolve({ status: response.statusCode ?? 0, text: answer, body: JSON.parse(answer) }),
            reject,
          );
        });
        sent.once('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
