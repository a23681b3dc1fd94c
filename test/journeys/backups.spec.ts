import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { heading } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { signIn, startWorkstation } from './support/workstation.ts';
import { expect, test } from './support/world.ts';

test('[Y36] [R13] a backup is made and put back from the screen', async ({ ownCentral, openWorkstation }) => {
  const post = { areaId: 'LPZ-DC', username: 'jefe1' };
  const { page, app, home } = await openWorkstation({ ...post, central: ownCentral });
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.getByRole('button', { name: /Jefe Div/ }).click();
  await page.getByRole('menuitem', { name: 'Copias de seguridad' }).click();
  await expect(heading(page, 'Copias de seguridad')).toBeFocused();
  await expect(page.getByText('Todavía no hay copias')).toBeVisible();
  await inspect(page, '95-backups-empty');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('La copia está hecha')).toBeVisible();
  await inspect(page, '95-backups');
  await page.getByRole('button', { name: 'Restaurar esta copia…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Restaurar la copia del / });
  await expect(dialog.getByText('se conserva y se envía')).toBeVisible();
  await inspect(page, '95-backups-restore');
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await dialog.getByRole('button', { name: 'Restaurar y reiniciar' }).click();
  await ended;

  const again = await startWorkstation({ central: ownCentral, areaId: post.areaId, home });
  try {
    await signIn(again.page, post.username);
    await expect(again.page.getByText('se restauraron de una copia')).toBeVisible();
    await again.page.setViewportSize({ width: 1024, height: 700 });
    await inspect(again.page, '95-backups-restored');
    expect(await readdir(join(home, 'quarantine'))).toHaveLength(1);
    expect(await readdir(home)).not.toContain('repair.json');
  } finally {
    await again.close();
  }
});
