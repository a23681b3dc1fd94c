import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { channelNames, channelPath } from '../../shared/ipc/channel-names.ts';
import type { Sender, WindowKind } from './access.ts';
import type { Dispatch } from './dispatch.ts';

/** Tells the windows of the application from anything else that has a page. */
export type KindOfWindow = (contentsId: number) => WindowKind | null;

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent, kindOf: KindOfWindow): Sender {
  return {
    window: kindOf(sender.id),
    // Null once the frame has navigated or gone.
    isMainFrame: senderFrame !== null && senderFrame.parent === null,
    origin: senderFrame?.origin ?? '',
  };
}

/** Opens every channel of the contract to the pages. The one place that listens to them. */
export function registerRouter(dispatch: Dispatch, kindOf: KindOfWindow): void {
  for (const name of channelNames) {
    ipcMain.handle(channelPath(name), (event, payload: unknown) =>
      dispatch(name, payload, senderOf(event, kindOf)),
    );
  }
}
