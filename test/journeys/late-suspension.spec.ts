import type { Page } from '@playwright/test';
import { heading } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

/** From A.7 to A.14 of a request of another day, through the page's own bridge: the screens have journeys of their own. */
async function tellSupervisor(page: Page, requestId: string): Promise<void> {
  await page.evaluate(async (id) => {
    const opened = await window.reversa.openCase({ requestId: id });
    if (!opened.ok) throw new Error(opened.error);
    let view = opened.value;
    const motive = view.motives[0];
    const cause = motive?.causes[0];
    const answers = [
      ['A8', { requester: 'holder', representative: null, holderCardSeen: true, invoiceSeen: true }],
      [
        'A10',
        {
          type: 'full',
          itemIds: [],
          motiveId: motive?.id ?? '',
          motiveName: motive?.name ?? '',
          causeId: cause?.id ?? '',
          causeName: cause?.name ?? '',
          noteRequired: false,
          note: '',
          interaction: 'El cliente pide anular.',
        },
      ],
      ['A11', {}],
      ['A14', { channel: 'email', note: '' }],
    ] as const;
    for (const [step, answer] of answers) {
      const { caseId } = view.state;
      const request = { caseId, head: view.head, step, target: null, answer: answer as never };
      const answered = await window.reversa.answerStep(request);
      if (!answered.ok) throw new Error(`${step}: ${answered.error}`);
      view = answered.value;
    }
  }, requestId);
}

test('a suspension that no supervisor answers rises as late, and the head sees it', async ({
  ownCentral,
  openWorkstation,
}) => {
  await ownCentral.set('supervisorMinutes', 1);
  const backOffice = await openWorkstation({
    central: ownCentral,
    areaId: 'LPZ-BO',
    username: 'backoffice1',
  });
  await tellSupervisor(backOffice.page, 'CASO-0024');
  const { page } = await openWorkstation({ central: ownCentral, areaId: 'LPZ-CO', username: 'supervisor1' });
  const row = page.getByRole('row').filter({ hasText: 'CASO-0024' });
  await expect(row).toBeVisible({ timeout: 20_000 });
  const head = await openWorkstation({ central: ownCentral, areaId: 'LPZ-DC', username: 'jefe1' });
  await head.page.getByRole('link', { name: 'Esperas' }).click();
  await expect(heading(head.page, 'Esperas')).toBeVisible();
  await expect(head.page.getByRole('row', { name: /A\.16/ })).toBeVisible();

  // A minute passes, and nobody touches either page.
  await expect(row).toContainText('Atrasado', { timeout: 120_000 });
  await inspect(page, '95-late-suspension');
  await expect(head.page.getByRole('row', { name: /A\.16/ })).toContainText('1 atrasado', {
    timeout: 90_000,
  });
  await inspect(head.page, '96-head-late');
});
