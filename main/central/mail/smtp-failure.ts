import type { SendFailure } from './mail-transport.ts';

/** Failures of the line or of the central office's own settings, by nodemailer's codes: none of them is a judgement on the mail. */
const reasons: Readonly<Record<string, string>> = {
  ECONNECTION: 'No hay conexión con el servidor de correo.',
  ESOCKET: 'No hay conexión con el servidor de correo.',
  EDNS: 'No se encuentra el servidor de correo.',
  ETIMEDOUT: 'El servidor de correo no respondió a tiempo.',
  ETLS: 'El servidor de correo no ofrece una conexión segura de confianza.',
  EAUTH: 'El servidor de correo no acepta el usuario de la oficina central.',
  ENOAUTH: 'El servidor de correo no acepta el usuario de la oficina central.',
};
/** Failures in which the server spoke about this mail: its sender, its recipients, its content. */
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE']);

/** A refused certificate comes as a failure of the socket, which keeps the code of OpenSSL or Node beside its own. */
function isOfEncryption(error: Error): boolean {
  const code = 'originalCode' in error ? String(error.originalCode) : '';
  return code === 'EPROTO' || code.includes('_');
}

/** `550 5.1.1`: the numbers alone, as the words of a server's answer repeat the address. */
function numbersOf(responseCode: number, response: unknown): string {
  const enhanced =
    typeof response === 'string' ? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : null;
  return enhanced ? `${responseCode} ${enhanced}` : `${responseCode}`;
}

/**
 * What a failed attempt means. A refused sign-in can be put right by the operator while mails wait, so that it is tried again though
 * its answer is a 5xx; so is 503, which is about the session's state.
 *
 * @throws what is no failure of the line: a bug.
 */
export function sendFailureOf(error: unknown): SendFailure {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  const responseCode = 'responseCode' in error ? error.responseCode : undefined;
  if (aboutTheMail.has(error.code)) {
    if (typeof responseCode !== 'number')
      return { permanent: true, reason: 'El mensaje no se puede enviar como está.' };
    const numbers = numbersOf(responseCode, 'response' in error ? error.response : null);
    const permanent = responseCode >= 500 && responseCode !== 503;
    return {
      permanent,
      reason: permanent
        ? `El servidor de correo rechazó el mensaje (${numbers}).`
        : `El servidor de correo pide intentar más tarde (${numbers}).`,
    };
  }
  const code = isOfEncryption(error) ? 'ETLS' : error.code;
  return {
    permanent: false,
    reason: reasons[code] ?? `El servidor de correo no atendió (${code}).`,
  };
}
