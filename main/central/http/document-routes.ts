import { Metadata, Server, TUS_RESUMABLE } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { largestDocument } from '../../../shared/domain/documents.ts';
import {
  documentPartSchema,
  type UploadMetadata,
  uploadMetadataSchema,
} from '../../../shared/protocol/documents.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { StoredUpload } from '../documents/document-store.ts';
import { checkClaim, claimOf, receiveDocument } from '../documents/receive-document.ts';
import type { DocumentRow } from '../store/entities/document.ts';
import type { HttpContext } from './context.ts';
import { described, refusalsOf, signedRefusals } from './described.ts';
import { type RefusalCode, sendRefusal } from './refusals.ts';
import { deviceOf } from './signed-requests.ts';

const uploadsPath = '/documents/uploads';
const byId = z.object({ id: z.uuid() });
const refusals = refusalsOf(...signedRefusals, 'not-found', 'hash-mismatch', 'document-other');
const beginSchema = described(
  {
    tag: 'documents',
    summary: 'Begins an upload (tus)',
    description:
      'The metadata name the document, its case, SHA-256, size and media type; its event has to be here.',
    response: { 201: z.string().describe('Begun; its address is in Location'), ...refusals },
  },
  'signed',
);
const goOnSchema = described(
  {
    tag: 'documents',
    summary: 'Goes on with an upload (tus)',
    description:
      'A part from Upload-Offset on. After the last one the document is hashed, and complete once it is on the disk.',
    params: byId,
    response: { 204: z.string().describe('Taken; Upload-Offset says how far'), ...refusals },
  },
  'signed',
);
const readSchema = described(
  {
    tag: 'documents',
    summary: 'A part of a document',
    description: 'Of the device’s regional, once it arrived whole.',
    params: byId,
    querystring: documentPartSchema,
    response: { 200: z.unknown().describe('Its bytes'), ...refusals },
  },
  'signed',
);
const config = { signed: true };

/** What an upload came to: still `begun`, with so many bytes, or `received` whole. */
interface Ended {
  readonly state: 'begun' | 'received';
  readonly bytes: number;
}

interface OwnUpload {
  readonly upload: StoredUpload;
  /** What it was announced as. */
  readonly claim: UploadMetadata;
}

/** Fastify has read and checked the request: tus gets it as if it came just now. */
function webRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  // As a stream: bytes are copied by every Request that is made of them.
  const body = Buffer.isBuffer(request.body)
    ? { body: ReadableStream.from([request.body]), duplex: 'half' as const }
    : {};
  return new Request(new URL(request.url, 'http://central'), { method: request.method, headers, ...body });
}

async function sendResponse(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  for (const [name, value] of response.headers) {
    if (name !== 'connection' && !name.startsWith('access-control-')) reply.header(name, value);
  }
  return reply.code(response.status).send(await response.text());
}

/** @returns null for what tus itself will refuse. */
function readMetadata(request: FastifyRequest): Record<string, string | null> | null {
  try {
    return Metadata.parse(String(request.headers['upload-metadata'] ?? ''));
  } catch {
    return null;
  }
}

/** tus 1.0 below `/documents/uploads`, whole documents at `/documents/<documentId>` (sync protocol 12). */
export function documentRoutes(context: HttpContext): FastifyPluginAsyncZod {
  const { store, documents, clock, newId, logger } = context;
  const tus = new Server({
    path: uploadsPath,
    datastore: documents.uploads,
    relativeLocation: true,
    maxSize: largestDocument,
    namingFunction: newId,
  });
  const refuseWith = (reply: FastifyReply, code: RefusalCode) => sendRefusal(reply, { code }, clock.now());

  /** An upload of the device itself, with what it was announced as. */
  async function ownUpload(request: FastifyRequest, id: string): Promise<OwnUpload | null> {
    const upload = await documents.find(id);
    const claim = upload === null ? null : claimOf(upload, deviceOf(request));
    return upload === null || claim === null ? null : { upload, claim };
  }

  async function end(
    request: FastifyRequest,
    { upload, claim }: OwnUpload,
  ): Promise<Result<Ended, RefusalCode>> {
    if (upload.offset !== upload.size) return ok({ state: 'begun', bytes: upload.offset });
    const device = deviceOf(request);
    const received = await receiveDocument(context, device, upload, claim, clock.now());
    const { code } = device;
    if (!received.ok) logger.warn({ device: code, code: received.error }, 'document refused');
    else logger.info({ device: code, bytes: claim.bytes }, 'document received');
    return received.ok ? ok({ state: 'received', bytes: claim.bytes }) : received;
  }

  /** One that arrived whole, if it is of the device's own regional. */
  async function ownDocument(request: FastifyRequest, documentId: string): Promise<DocumentRow | null> {
    const row = await store.read.findDocument(documentId);
    const isOwn = row?.regional === deviceOf(request).area.regional;
    return isOwn && row?.deletedAt === null ? row : null;
  }

  return async (app) => {
    app.post(uploadsPath, { schema: beginSchema, config }, async (request, reply) => {
      const claim = uploadMetadataSchema.safeParse(readMetadata(request));
      if (!claim.success) return refuseWith(reply, 'bad-request');
      const device = deviceOf(request);
      const checked = await checkClaim(store.read, device, claim.data);
      if (!checked.ok) return refuseWith(reply, checked.error);
      const { documentId, caseId, sha256, bytes, mediaType } = claim.data;
      // Noted with the upload, so that it stays the device's own.
      const noted = { documentId, caseId, sha256, bytes: String(bytes), mediaType, deviceId: device.id };
      request.headers['upload-metadata'] = Metadata.stringify(noted);
      return sendResponse(reply, await tus.handleWeb(webRequest(request)));
    });
    app.head(
      `${uploadsPath}/:id`,
      { schema: { params: byId, hide: true }, config },
      async (request, reply) => {
        const { id } = request.params;
        // The last part came in and its answer was lost, or the central office ended before it gave one.
        const own = await ownUpload(request, id);
        if (own === null) return refuseWith(reply, 'not-found');
        const ended = await end(request, own);
        if (!ended.ok) return refuseWith(reply, ended.error);
        if (ended.value.state === 'begun')
          return sendResponse(reply, await tus.handleWeb(webRequest(request)));
        const { bytes } = ended.value;
        return reply
          .headers({ 'tus-resumable': TUS_RESUMABLE, 'upload-offset': bytes, 'upload-length': bytes })
          .send('');
      },
    );
    app.patch(`${uploadsPath}/:id`, { schema: goOnSchema, config }, async (request, reply) => {
      const { id } = request.params;
      const own = await ownUpload(request, id);
      if (own === null) return refuseWith(reply, 'not-found');
      const response = await tus.handleWeb(webRequest(request));
      const offset = Number(response.headers.get('upload-offset'));
      const upload = { ...own.upload, offset };
      const ended = response.ok ? await end(request, { ...own, upload }) : ok(null);
      return ended.ok ? sendResponse(reply, response) : refuseWith(reply, ended.error);
    });
    app.head('/documents/:id', { schema: { params: byId, hide: true }, config }, async (request, reply) => {
      const row = await ownDocument(request, request.params.id);
      return row === null ? refuseWith(reply, 'not-found') : reply.type(row.mediaType).send('');
    });
    app.get('/documents/:id', { schema: readSchema, config }, async (request, reply) => {
      const row = await ownDocument(request, request.params.id);
      const { offset, length } = request.query;
      const wanted = row === null ? 0 : Math.min(length, row.bytes - offset);
      if (row === null || wanted <= 0) return refuseWith(reply, 'not-found');
      const bytes = await documents.read(row.sha256, offset, wanted);
      if (bytes.ok) return reply.type('application/octet-stream').send(Buffer.from(bytes.value));
      if (bytes.error === 'damaged') logger.error({ document: row.documentId }, 'document is damaged here');
      return refuseWith(reply, 'not-found');
    });
  };
}
