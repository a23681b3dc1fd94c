import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { chooseMotive, chooseType, goOn, heading, saveNotification } from '../journeys/support/counter.ts';
import type { Workstation } from '../journeys/support/workstation.ts';
import type { Group } from './bench.ts';
import { makeStaticPage, peakOfBareNode, type StaticPage } from './floor-page.ts';
import { atMost, type Figure, percentile, takeTurns, timed } from './measure.ts';
import { peakMemory, peakOfRenderers } from './processes.ts';
import { type FilledWorkplace, openFilledWorkplace, userField } from './workplace.ts';

const starts = 5;
/** Milliseconds that the window stands idle before its memory is read. */
const idle = 10_000;

async function measureStart(workplace: FilledWorkplace, floor: StaticPage): Promise<Figure> {
  const taken = await takeTurns(
    starts,
    async () => {
      const opened: Workstation[] = [];
      const time = await timed(async () => {
        const workstation = await workplace.start();
        opened.push(workstation);
        await workstation.page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor();
      });
      for (const workstation of opened) await workstation.close();
      return [time];
    },
    async () => {
      const opened: { close(): Promise<void> }[] = [];
      const time = await timed(async () => opened.push(await floor.open()));
      for (const browser of opened) await browser.close();
      return [time];
    },
  );
  return {
    work: `start to first screen, median of ${starts}`,
    unit: 'ms',
    ours: percentile(taken.ours, 0.5),
    floor: percentile(taken.floor, 0.5),
    limit: atMost(1.5),
  };
}

/** Signs in, annuls a paid request in full, saves its notification, and hands over to the cash desk. */
async function walk(workstation: Workstation, folder: string): Promise<void> {
  const { page } = workstation;
  await userField(workstation).fill('asesor1');
  await page.getByLabel('Contraseña').fill('demo-1234');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.keyboard.press('F2');
  await page.getByRole('combobox').first().fill(knownRequests.paidSingle);
  await page.getByRole('option').filter({ hasText: knownRequests.paidSingle }).click();
  await chooseType(page, 'completa', 'A.4.1 Registra motivo y causa de anulación');
  await chooseMotive(page);
  await goOn(page, 'Revise antes de anular');
  await page.getByRole('button', { name: 'Anular 1 producto y derivar a caja' }).click();
  await expect(heading(page, 'A.6 Direcciona a cliente a caja para devolución')).toBeVisible();
  await saveNotification(workstation, join(folder, 'notification.pdf'));
  await goOn(page, /^Trámite /);
}

async function* measureMemory(
  folder: string,
  workplace: FilledWorkplace,
  floor: StaticPage,
): AsyncGenerator<Figure> {
  const browser = await floor.open();
  await pause(idle);
  const bareRenderer = peakOfRenderers(process.pid);
  await browser.close();
  const bareNode = await peakOfBareNode();
  const workstation = await workplace.start();
  try {
    await walk(workstation, folder);
    await pause(idle);
    const main = workstation.app.process().pid ?? 0;
    const memory = { unit: 'MB', limit: null } as const;
    yield { ...memory, work: 'peak memory, main process', ours: peakMemory(main), floor: bareNode };
    yield { ...memory, work: 'peak memory, renderer', ours: peakOfRenderers(main), floor: bareRenderer };
  } finally {
    await workstation.close();
  }
}

/** The application in its window beside Chromium alone: its start on a filled data folder, and its memory after a case. */
export const measureWindow: Group = async function* (bench) {
  const floor = await makeStaticPage(bench.folder);
  const workplace = await openFilledWorkplace(bench);
  try {
    yield await measureStart(workplace, floor);
    if (process.platform === 'linux') yield* measureMemory(bench.folder, workplace, floor);
    else bench.say('  memory is not measured: it is read from /proc, which Linux alone has');
  } finally {
    await workplace.close();
  }
};
