/**
 * Version of everything that crosses the line between branch and central office.
 *
 * 1: enrolment, push of case events, pull by cursor.
 * 2: events and facts of the whole procedure, suspended orders, the supervisors' addresses, mails and settings in the feed.
 * 3: documents over tus, and in the feed which of them arrived; digests and repair of what is not equal, cursors that expire, the
 *    version named in a pull, `rate-limited`, what waits at a device told with its pulls.
 * 4: how a document was captured and what a letter says, copies of documents printed, documents deleted when their time is over, and
 *    compared too; the version named in a comparison.
 */
export const protocolVersion = 4;
/** The central office reads what branches of the two versions before send (sync protocol 13). */
export const oldestProtocol = 1;
