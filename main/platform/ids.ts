import { hash } from 'node:crypto';
import { v7 } from 'uuid';

/** Makes UUIDv7. */
export type NewId = () => string;
export const newId: NewId = () => v7();

export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text);
}
