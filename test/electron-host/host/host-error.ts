/** A condition of the machine or of the command line, said in one line without a stack. */
export class HostError extends Error {
  override readonly name = 'HostError';
}
