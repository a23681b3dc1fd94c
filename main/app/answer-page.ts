import { readBundleFile } from './bundle-files.ts';
import { contentPolicy } from './content-policy.ts';

const everywhere = { 'content-security-policy': contentPolicy, 'x-content-type-options': 'nosniff' } as const;

/**
 * Answers one request of a page with a file of the bundle, or 404.
 *
 * @param root the folder of the bundle.
 */
export async function answerPage(root: string, request: Pick<Request, 'method' | 'url'>): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: everywhere });
  const file = await readBundleFile(root, request.url);
  if (file === null) return new Response(null, { status: 404, headers: everywhere });
  const isPage = file.contentType.startsWith('text/html');
  return new Response(file.bytes, {
    headers: {
      ...everywhere,
      'content-type': file.contentType,
      // The names of all others change with their content.
      'cache-control': isPage ? 'no-store' : 'max-age=31536000, immutable',
    },
  });
}
