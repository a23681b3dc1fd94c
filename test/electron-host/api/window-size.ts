import { setTimeout as delay } from 'node:timers/promises';
import type { DevToolsPipe, DevToolsSession } from '../chromium/devtools-pipe.ts';

interface Evaluated {
  readonly result: { readonly value: readonly [number, number] };
}
interface WindowPlace {
  readonly windowId: number;
  readonly bounds: { readonly width: number; readonly height: number; readonly windowState: string };
}

function placeOf(pipe: DevToolsPipe, page: DevToolsSession): Promise<WindowPlace> {
  return pipe.send<WindowPlace>('Browser.getWindowForTarget', { targetId: page.targetId });
}

export async function restoreWindow(pipe: DevToolsPipe, page: DevToolsSession): Promise<void> {
  const { windowId, bounds } = await placeOf(pipe, page);
  if (bounds.windowState !== 'minimized') return;
  await pipe.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
}

const attempts = 50;
/** Milliseconds between them. The page is loaded after the last, so they are short. */
const pause = 10;

/**
 * Chromium's bounds include its own bars; the application's are those of the page, as in a window without a frame. A
 * window on its way to the screen forgets what it was told, so it is told until the page has its size.
 */
export async function setContentSize(
  pipe: DevToolsPipe,
  page: DevToolsSession,
  content: { readonly width: number; readonly height: number },
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // Page.getLayoutMetrics would leave out scroll bars.
    const { result } = await page.send<Evaluated>('Runtime.evaluate', {
      expression: '[innerWidth, innerHeight]',
      returnByValue: true,
    });
    const missingWidth = content.width - result.value[0];
    const missingHeight = content.height - result.value[1];
    if (missingWidth === 0 && missingHeight === 0) return;
    const { windowId, bounds } = await placeOf(pipe, page);
    // A minimized window has no size to set; it was made with the one that it is to have.
    if (bounds.windowState === 'minimized') return;
    await pipe.send('Browser.setWindowBounds', {
      windowId,
      bounds: { width: bounds.width + missingWidth, height: bounds.height + missingHeight },
    });
    await delay(pause);
  }
}
