/**
 * Version of everything that crosses the line between branch and central office.
 *
 * 1: enrolment, push of case events, pull by cursor.
 * 2: events and facts of the whole procedure, suspended orders, the supervisors' addresses, mails and settings in the feed.
 */
export const protocolVersion = 2;
