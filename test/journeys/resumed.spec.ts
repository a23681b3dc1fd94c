import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { chooseType, heading, identify } from './support/counter.ts';
import { signIn, startWorkstation } from './support/workstation.ts';
import { expect, test } from './support/world.ts';

test('a case killed in mid-step is resumed with the text that was typed', async ({ central }) => {
  const first = await startWorkstation({ central, areaId: 'LPZ-01' });
  await signIn(first.page, 'asesor1');
  await identify(first.page, knownRequests.spare[1]);
  await chooseType(first.page, 'completa', 'A.4.1 Registra motivo y causa de anulación');
  await first.page.getByLabel(/^Nota/).fill('El cliente dice que se muda a Viacha');
  await expect(first.page.getByText(/^Guardado \d\d:\d\d:\d\d$/)).toBeVisible();
  await first.kill();

  const second = await startWorkstation({ central, areaId: 'LPZ-01', home: first.home });
  await signIn(second.page, 'asesor1');
  await second.page.getByRole('link', { name: /Mis trámites/ }).click();
  await second.page.getByText(knownRequests.spare[1]).first().click();
  await second.page.keyboard.press('Enter');
  await expect(heading(second.page, 'A.4.1 Registra motivo y causa de anulación')).toBeVisible();
  await expect(second.page.getByLabel(/^Nota/)).toHaveValue('El cliente dice que se muda a Viacha');
  await second.close();
});
