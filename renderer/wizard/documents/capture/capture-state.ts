import { useState } from 'react';
import type { TrayPage } from '../../../../shared/ipc/document-channels.ts';
import type { Source } from './source-bar.tsx';

/** What the middle shows, which page is chosen, and whether the next picture takes a page's place. */
export function useCaptureState(pages: readonly TrayPage[], firstSource: Source | null) {
  const [source, setSource] = useState<Source | null>(null);
  // How often a source was chosen by hand: each time its own control takes the focus.
  const [choices, setChoices] = useState(0);
  const [isLooking, setLooking] = useState(pages.length > 0);
  const [wantedId, setWantedId] = useState<string | null>(pages[0]?.pageId ?? null);
  const [retaken, setRetaken] = useState<string | null>(null);
  const has = (pageId: string | null) => pages.some((page) => page.pageId === pageId);
  const selected = pages.find(({ pageId }) => pageId === wantedId) ?? null;
  const replaces = has(retaken) ? retaken : null;
  const shownSource = source ?? firstSource;
  const choose = (next: Source) => {
    setSource(next);
    setChoices(choices + 1);
    setLooking(false);
  };
  return {
    source: shownSource,
    choices,
    selected,
    replaces,
    /** A page that is gone is not looked at. */
    lookedAt: isLooking ? selected : null,
    numberOf: (pageId: string) => pages.findIndex((page) => page.pageId === pageId) + 1,
    chooseSource: choose,
    /** Shows the page; without `stays` in the middle too. */
    select: (pageId: string | null, { stays = false } = {}) => {
      setWantedId(pageId);
      if (!stays) setLooking(pageId !== null);
    },
    retake: (pageId: string) => {
      setRetaken(pageId);
      setWantedId(pageId);
      if (shownSource) choose(shownSource);
    },
    forgetRetake: () => setRetaken(null),
  };
}
