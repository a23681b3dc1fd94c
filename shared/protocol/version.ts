/**
 * Version of everything that crosses the line between branch and central office.
 *
 * 1: enrolment, push of case events, pull by cursor.
 */
export const protocolVersion = 1;
