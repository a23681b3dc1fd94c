import type { Take } from './use-tray.ts';

/** What every source is given. */
export interface SourceProps {
  /** Was it chosen just now, so that its own control takes the focus once it is ready? */
  readonly takesFocus: boolean;
  readonly isBusy: boolean;
  /** @returns once the page is kept, or was refused. */
  readonly onTake: (take: Take) => Promise<void>;
}
