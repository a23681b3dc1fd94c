import type { Caller, UseCases } from '../../main/use-cases/ports.ts';
import type { DocumentKind } from '../../shared/domain/documents.ts';
import type { ErrorOf, ResponseOf } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import { authorizationLetter } from '../builders/authorization-letter.ts';

interface Paper {
  readonly caseId: string;
  readonly head: number;
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A file put into the case's tray and attached, as a person does it at the capture screen. */
export async function attachPaper(
  useCases: Pick<UseCases, 'addToTray' | 'attachTray'>,
  { caseId, head, kind, fileName, bytes }: Paper,
  caller: Caller,
): Promise<Result<ResponseOf<'attachTray'>, ErrorOf<'addToTray'> | ErrorOf<'attachTray'>>> {
  const content = Buffer.from(bytes).toString('base64');
  const added = await useCases.addToTray(
    { caseId, kind, source: 'file', fileName, content, replaces: null },
    caller,
  );
  if (!added.ok) return added;
  const letter = kind === 'authorization-letter' ? authorizationLetter() : null;
  return useCases.attachTray({ caseId, head, kind, letter }, caller);
}
