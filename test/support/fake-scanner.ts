import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { capabilitiesXml, statusXml } from './fake-scanner-xml.ts';

/** What a fake scanner does wrong; `null` behaves. */
export type FakeFault =
  | 'busy'
  | 'feeder-empty'
  | 'cover-open'
  | 'jam-after-one'
  | 'cancelled-after-one'
  | 'silent'
  | 'silent-page'
  | 'trickle'
  | 'huge-answer'
  | 'huge-page'
  | 'lying-type'
  | 'wrong-xml'
  | 'broken-xml'
  | 'doctype'
  | 'redirect'
  | 'job-elsewhere'
  | 'dies-in-page'
  | 'endless'
  | 'slow-to-begin'
  | 'no-size';

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface FakeScanner {
  /** With `/eSCL` at its end. */
  readonly address: string;
  fault: FakeFault | null;
  /** What lies in the feeder, or, the first of it, on the glass. */
  sheets: readonly Uint8Array[];
  contentType: string;
  /** `METHOD path`, in order. */
  readonly requests: readonly string[];
  /** The settings of each job, as XML. */
  readonly jobs: readonly string[];
  close(): Promise<void>;
}

const jobPath = '/eSCL/ScanJobs/7f3a';

/** An eSCL scanner on loopback, made for tests: `http`, or `https` with the certificate that is given. */
export async function startFakeScanner(
  certificate: Certificate | null = null,
  port = 0,
): Promise<FakeScanner> {
  const requests: string[] = [];
  const jobs: string[] = [];
  let given = 0;
  let tries = 0;
  let isFeeder = false;
  let isCancelled = false;

  const scanner = {
    fault: null as FakeFault | null,
    sheets: [] as readonly Uint8Array[],
    contentType: 'image/jpeg',
  };

  const xml = (response: ServerResponse, text: string) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(text);
  };

  function feederState(): string {
    if (scanner.fault === 'feeder-empty') return 'ScannerAdfEmpty';
    if (scanner.fault === 'cover-open') return 'ScannerAdfHatchOpen';
    if (scanner.fault === 'jam-after-one' && given > 0) return 'ScannerAdfJam';
    return given > 0 && given >= scanner.sheets.length ? 'ScannerAdfEmpty' : 'ScannerAdfLoaded';
  }

  function jobState(): string {
    if (isCancelled || (scanner.fault === 'cancelled-after-one' && given > 0)) return 'Canceled';
    return given >= scanner.sheets.length ? 'Completed' : 'Processing';
  }

  /** @returns null for an answer that never ends, or is none. */
  function capabilities(): string | null {
    const sound = capabilitiesXml();
    switch (scanner.fault) {
      case 'silent':
      case 'trickle':
        return null;
      case 'huge-answer':
        return sound.replace('</scan:Sca', `<!--${' '.repeat(2_000_000)}--></scan:Sca`);
      case 'wrong-xml':
        return '<?xml version="1.0"?><html><body>Impresora</body></html>';
      case 'broken-xml':
        return sound.slice(0, 300);
      case 'doctype':
        return sound.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>');
      case 'no-size':
        return sound.replaceAll(/<scan:Max(Width|Height)>\d+<\/scan:Max\1>/g, '');
      default:
        return sound;
    }
  }

  function answerCapabilities(response: ServerResponse): void {
    if (scanner.fault === 'redirect') {
      response.writeHead(302, { location: 'http://192.0.2.1/eSCL/ScannerCapabilities' });
      response.end();
      return;
    }
    const text = capabilities();
    if (text !== null) xml(response, text);
    if (scanner.fault !== 'trickle') return;
    response.writeHead(200, { 'content-type': 'text/xml' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  }

  function begin(response: ServerResponse): void {
    given = 0;
    tries = 0;
    isCancelled = false;
    isFeeder = /<pwg:InputSource>Feeder/.test(jobs.at(-1) ?? '');
    if (scanner.fault === 'busy') {
      response.writeHead(503);
    } else {
      const { port: own } = server.address() as AddressInfo;
      const host = scanner.fault === 'job-elsewhere' ? '192.0.2.1' : `127.0.0.1:${own}`;
      response.writeHead(201, { location: `${certificate === null ? 'http' : 'https'}://${host}${jobPath}` });
    }
    response.end();
  }

  function answerPage(response: ServerResponse): void {
    const stopped =
      given > 0 && (scanner.fault === 'jam-after-one' || scanner.fault === 'cancelled-after-one');
    const most = isFeeder ? scanner.sheets.length : 1;
    const sheet = scanner.sheets[scanner.fault === 'endless' ? 0 : given];
    tries += 1;
    if (scanner.fault === 'silent-page') return;
    if (scanner.fault === 'slow-to-begin' && tries <= 2) {
      response.writeHead(503, { 'retry-after': '0' });
      response.end();
    } else if (stopped || sheet === undefined || (given >= most && scanner.fault !== 'endless')) {
      response.writeHead(404);
      response.end();
    } else if (scanner.fault === 'dies-in-page') {
      response.writeHead(200, { 'content-type': scanner.contentType, 'content-length': sheet.byteLength });
      response.write(sheet.subarray(0, sheet.byteLength / 2), () => response.destroy());
    } else if (scanner.fault === 'huge-page') {
      response.writeHead(200, { 'content-type': scanner.contentType });
      response.on('error', () => undefined);
      const block = Buffer.alloc(1_000_000, 0xff);
      const more = (): void => {
        while (!response.destroyed) if (!response.write(block)) return;
      };
      response.on('drain', more);
      more();
    } else {
      given += 1;
      const body = scanner.fault === 'lying-type' ? '<html>Sin papel</html>' : sheet;
      response.writeHead(200, { 'content-type': scanner.contentType });
      response.end(body);
    }
  }

  const listener: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = `${request.method} ${request.url}`;
      if (asked === 'GET /eSCL/ScannerCapabilities') answerCapabilities(response);
      else if (asked === 'GET /eSCL/ScannerStatus')
        xml(response, statusXml(feederState(), jobPath, jobState()));
      else if (asked === `GET ${jobPath}/NextDocument`) answerPage(response);
      else if (asked === 'POST /eSCL/ScanJobs') {
        jobs.push(Buffer.concat(chunks).toString('utf8'));
        begin(response);
      } else {
        isCancelled = asked === `DELETE ${jobPath}`;
        response.writeHead(isCancelled ? 200 : 404);
        response.end();
      }
    });
  };

  const server = certificate === null ? createServer(listener) : createSecureServer(certificate, listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return Object.assign(scanner, {
    address: `${certificate === null ? 'http' : 'https'}://127.0.0.1:${own}/eSCL`,
    requests,
    jobs,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
