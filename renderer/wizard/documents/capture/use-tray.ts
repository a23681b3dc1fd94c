import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Adjustments } from '../../../../shared/domain/capture.ts';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { TrayPage, TrayView } from '../../../../shared/ipc/document-channels.ts';
import type { Result } from '../../../../shared/result.ts';
import { call, query } from '../../../bridge/bridge.ts';
import type { CaptureError } from './capture-words.ts';
import { readFileContent } from './read-file.ts';

/** More than the longest name of a file: what is longer was made up. */
const longestName = 260;

/** What did not work, and of which file. */
export interface TrayFailure {
  readonly code: CaptureError;
  readonly fileName: string | null;
}

type TrayAnswer = Result<TrayView, CaptureError>;

function trayKey(caseId: string, kind: DocumentKind) {
  return ['tray', caseId, kind] as const;
}

/** The pages of a paper that are not attached yet; they outlive the screen and the program (U4). */
export function useTrayQuery(caseId: string, kind: DocumentKind, enabled: boolean) {
  return useQuery({
    queryKey: trayKey(caseId, kind),
    queryFn: () => query('getTray', { caseId, kind }),
    enabled,
  });
}

/** What a page came from: bytes that this page holds, or something that the main process reaches itself. */
export type Take =
  | { readonly from: 'camera'; readonly content: string }
  | { readonly from: 'drop' | 'paste' | 'file'; readonly files: readonly File[] }
  | { readonly from: 'folder'; readonly fileId: string; readonly name: string };

/** The tray of one paper and all that is done to it, one thing after the other. */
export function useTray(caseId: string, kind: DocumentKind) {
  const client = useQueryClient();
  const pages = useTrayQuery(caseId, kind, true);
  const [failures, setFailures] = useState<readonly TrayFailure[]>([]);
  const show = useCallback(
    (view: TrayView) => client.setQueryData(trayKey(caseId, kind), view),
    [client, caseId, kind],
  );
  const renew = useCallback(
    () => client.invalidateQueries({ queryKey: trayKey(caseId, kind) }),
    [client, caseId, kind],
  );
  const current = (): readonly TrayPage[] =>
    client.getQueryData<TrayView>(trayKey(caseId, kind))?.pages ?? [];

  /** One after the other, so that the last answer is the last state. */
  const doing = useMutation({
    scope: { id: `tray ${caseId} ${kind}` },
    mutationFn: (act: () => Promise<TrayAnswer>) => act(),
    onSuccess: (answer) => {
      if (answer.ok) show(answer.value);
      else setFailures((before) => [...before, { code: answer.error, fileName: null }]);
    },
  });
  const run = async (act: () => Promise<TrayAnswer>): Promise<boolean> => {
    setFailures([]);
    return (await doing.mutateAsync(act)).ok;
  };

  const taking = useMutation({
    scope: { id: `tray ${caseId} ${kind}` },
    mutationFn: async ({
      take,
      replaces,
    }: {
      readonly take: Take;
      readonly replaces: string | null;
    }): Promise<readonly TrayFailure[]> => {
      const failed: TrayFailure[] = [];
      const note = (fileName: string | null, answer: TrayAnswer) => {
        if (answer.ok) show(answer.value);
        else failed.push({ code: answer.error, fileName });
        return answer.ok;
      };
      if (take.from === 'camera') {
        const request = { caseId, kind, source: take.from, fileName: null, content: take.content, replaces };
        note(null, await call('addToTray', request));
      } else if (take.from === 'folder') {
        note(take.name, await call('takeFromFolder', { caseId, kind, fileId: take.fileId, replaces }));
      } else {
        let stillReplaces = replaces;
        for (const file of take.files) {
          const read = await readFileContent(file);
          const fileName = file.name.slice(0, longestName) || 'documento';
          const answer = read.ok
            ? await call('addToTray', {
                caseId,
                kind,
                source: take.from,
                fileName,
                content: read.value,
                replaces: stillReplaces,
              })
            : read;
          // What comes after the page that replaced another is added.
          if (note(file.name, answer)) stillReplaces = null;
        }
      }
      // Of a file that could not be moved out of its folder the pages are here all the same.
      if (failed.length > 0) await renew();
      return failed;
    },
  });

  return {
    pages: pages.data?.pages ?? null,
    error: pages.error,
    retry: () => void pages.refetch(),
    isTaking: taking.isPending,
    isBusy: doing.isPending || taking.isPending,
    failures,
    dismissFailures: () => setFailures([]),
    tellFailure: (code: CaptureError) => setFailures([{ code, fileName: null }]),
    show,
    renew,
    /** @returns the first page that is new; null where nothing was taken. */
    async take(what: Take, replaces: string | null): Promise<TrayPage | null> {
      setFailures([]);
      const before = new Set(current().map(({ pageId }) => pageId));
      setFailures(await taking.mutateAsync({ take: what, replaces }));
      return current().find(({ pageId }) => !before.has(pageId)) ?? null;
    },
    adjust: (pageId: string, adjustments: Adjustments) =>
      run(() => call('adjustPage', { caseId, kind, pageId, adjustments })),
    overrule: (pageId: string, reason: string) =>
      run(() => call('overrulePage', { caseId, kind, pageId, reason })),
    move: (pageId: string, to: number) => run(() => call('movePage', { caseId, kind, pageId, to })),
    remove: (pageId: string) => run(() => call('removePage', { caseId, kind, pageId })),
  };
}

export type Tray = ReturnType<typeof useTray>;
