import '@fontsource-variable/inter';
import './print.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { call } from '../bridge/bridge.ts';
import { Paper } from './paper.tsx';

/** The main process waits for this title before it prints, and gives up at the other one. */
const titles = { ready: 'listo', failed: 'sin datos' } as const;

async function show(root: HTMLElement): Promise<void> {
  const answer = await call('getPrintJob', { jobId: window.location.hash.slice(1) });
  if (!answer.ok) {
    document.title = titles.failed;
    return;
  }
  flushSync(() => createRoot(root).render(<Paper job={answer.value} />));
  await document.fonts.ready;
  // A picture that is not decoded yet would be an empty sheet.
  await Promise.all([...root.querySelectorAll('img')].map((picture) => picture.decode()));
  document.title = titles.ready;
}

const root = document.getElementById('paper');
if (root) void show(root);
