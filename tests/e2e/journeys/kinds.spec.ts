// Meetings that are not like any other: a group, a wasted trip, a weekend away, a drive for two, a companion card.
import { expect, examine, test } from '../fixtures/index.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, handIn, openMonth } from '../pages/month.ts';
import { begin, choose, log, MEETING, save, write } from '../pages/session.ts';
import type { Page } from '@playwright/test';

/** The demo municipality's group. */
const GROUP = 'Sak 27, Sak 28, Sak 31';

async function otherKind(page: Page, kind: string): Promise<void> {
  await page.getByText('Var det ikke et vanlig samvær?').click();
  await choose(page, 'Hva slags samvær var det?', kind);
}

test('a group is written down with who came, and the officer sees it', async ({ page, server, desk }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, assignment: GROUP });
  const came = page.getByRole('group', { name: 'Hvem kom?' });
  await expect(came.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await came.getByRole('checkbox', { name: 'Sak 28' }).uncheck();
  await examine(page, 'session-group');
  for (const who of ['Sak 27', 'Sak 31']) await came.getByRole('checkbox', { name: who }).uncheck();
  await expect(page.getByText('Ingen er krysset av')).toBeVisible();
  await came.getByRole('checkbox', { name: 'Sak 31' }).check();
  await save(page);
  // Another assignment has nobody to choose among.
  await begin(page);
  await choose(page, 'Hvilket oppdrag?', 'Sak 14');
  await expect(came).toBeHidden();
  await choose(page, 'Hvilket oppdrag?', GROUP);
  await expect(came.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await page.getByRole('button', { name: 'Slett det jeg har skrevet' }).click();

  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Måned' }).click();
  await entry(page, '30. mars').getByRole('link').click();
  await expect(came.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await page.getByRole('link', { name: 'Tilbake' }).click();
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await expect(desk.getByRole('table', { name: 'Samvær' })).toContainText('Gruppe');
});

test('nobody home, and a weekend away', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, activity: undefined });
  await otherKind(page, 'Møtte ikke');
  await expect(page.getByRole('group', { name: 'Hva gjorde dere?' })).toBeHidden();
  await examine(page, 'session-no-show');
  await save(page);

  await begin(page);
  await write(page, { ...MEETING, date: '2026-03-13', start: '16:00', end: '12:00', activity: undefined });
  await otherKind(page, 'Overnatting');
  await page.getByLabel('Siste dag').fill('2026-03-15');
  await expect(page.getByText('Varte 44 t')).toBeVisible();
  await examine(page, 'session-overnight');
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Møtte ikke');
  await expect(entry(page, '13. mars')).toContainText('44 t');
  await entry(page, '13. mars').getByRole('link').click();
  await expect(page.getByRole('radio', { name: 'Overnatting' })).toBeChecked();
  await expect(page.getByLabel('Siste dag')).toHaveValue('2026-03-15');
});

test('one drive for two assignments shows what it does to both before it is saved', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, trip: { from: 'Hjem', to: 'Badet', kilometres: '18' } });
  const drive = page.getByRole('group', { name: 'Kjøring 1' });
  await drive.getByLabel('Turen gjaldt flere oppdrag').check();
  await drive.getByRole('button', { name: 'Legg til en strekning' }).click();
  const second = drive.getByRole('group', { name: 'Strekning 2' });
  await expect(second.getByLabel('Fra', { exact: true })).toHaveValue('Badet');
  await second.getByLabel('Til', { exact: true }).fill('Hallen');
  await second.getByLabel('Kilometer').fill('12');
  await choose(second, 'Hvem gjaldt strekningen?', GROUP);
  const effect = page.getByRole('region', { name: 'Når dette er lagret' });
  await expect(effect.getByRole('heading', { name: GROUP })).toBeVisible();
  await expect(effect).toContainText(/18\skm av/);
  await expect(effect).toContainText(/12\skm av/);
  await examine(page, 'session-shared-drive');
  await save(page);
  await openMonth(page);
  await entry(page, '30. mars').getByRole('link').click();
  await expect(drive.getByLabel('Turen gjaldt flere oppdrag')).toBeChecked();
  await drive.getByRole('button', { name: 'Ta bort siste strekning' }).click();
  await expect(second).toBeHidden();
  await expect(effect.getByRole('heading', { name: GROUP })).toBeHidden();
});

test('the companion card is asked about where there is an entrance, and speaks up when it could have been used', async ({
  page,
  server,
}) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, expense: { kind: 'Mat og drikke', label: 'Kakao', kroner: '50', receipt: 'Har den på papir' } });
  const outlay = page.getByRole('group', { name: 'Utlegg 1' });
  await expect(outlay.getByRole('group', { name: 'Ledsagerbevis' })).toBeHidden();
  await choose(outlay, 'Hva slags utlegg?', 'Billett');
  await choose(outlay, 'Ledsagerbevis', 'Kunne vært brukt');
  await expect(page.getByRole('region', { name: 'Når dette er lagret' })).toContainText('Ledsagerbeviset kunne gitt deg gratis billett.');
  await examine(page, 'session-companion-card');
  await choose(outlay, 'Ledsagerbevis', 'Ikke godtatt');
  await expect(page.getByText('Ledsagerbeviset kunne gitt deg gratis billett.')).toBeHidden();
  await save(page);
});

test('the same meeting again keeps the group whole', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, { ...MEETING, assignment: GROUP, date: '2026-03-04' });
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'I dag' }).click();
  await page.getByRole('link', { name: 'Skriv opp som sist' }).click();
  await expect(page.getByRole('group', { name: 'Hvem kom?' }).getByRole('checkbox', { checked: true })).toHaveCount(3);
  await save(page);
});
