import type { Page } from '@playwright/test';
import { expect, examine, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';
import { enrolForGood } from '../pages/enrol.ts';

const SOON = { timeout: 60_000 };
const TEXT = 'Send timene innen 5. april.\nHar du spørsmål, ring oss.';

test('the office writes to its contacts, who read it without a network, and takes back what was wrong', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Skriv beskjed' }).click();
  await expect(desk.getByText('Ingen beskjeder er sendt.')).toBeVisible();
  await examine(desk, 'desk-letters-none');
  await desk.getByRole('button', { name: 'Se over' }).click();
  await expect(desk.getByRole('alert')).toContainText('Velg hvem beskjeden er til.');
  await examine(desk, 'desk-letters-problems');

  await write(desk, 'Alle du følger opp (2)', 'Frist for mars', TEXT);
  await examine(desk, 'desk-letter-check');
  await desk.getByRole('button', { name: 'Endre' }).click();
  await expect(desk.getByLabel('Beskjeden', { exact: true })).toHaveValue(TEXT);
  await desk.getByRole('button', { name: 'Se over' }).click();
  await desk.getByRole('button', { name: 'Send beskjeden' }).click();
  await expect(desk.getByText('Frist for mars')).toBeVisible();
  await examine(desk, 'desk-letters');

  await page.reload();
  const news = page.getByRole('link', { name: 'Ny beskjed fra kontoret' });
  await expect(news).toBeVisible(SOON);
  await examine(page, 'today-letter');
  await server.stop();
  await page.reload();
  await news.click();
  await expect(page.getByRole('heading', { level: 2, name: 'Frist for mars' })).toBeVisible();
  await expect(page.getByText('Ny', { exact: true })).toBeVisible();
  await examine(page, 'letters');
  await page.getByRole('link', { name: 'Tilbake' }).click();
  await page.getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await expect(news).toHaveCount(0);

  await server.start();
  await write(desk, 'Kari Eksempel', 'Feil', 'Denne var til noen andre.');
  await desk.getByRole('button', { name: 'Send beskjeden' }).click();
  await page.goto(`${server.address}/beskjeder`);
  const wrong = page.getByRole('heading', { level: 2, name: 'Feil' });
  await expect(wrong).toBeVisible(SOON);
  await desk.getByRole('button', { name: 'Trekk tilbake «Feil»' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Vil du trekke tilbake beskjeden?' })).toBeVisible();
  await examine(desk, 'desk-letter-take-back');
  await desk.getByRole('button', { name: 'Trekk tilbake' }).click();
  await expect(desk.getByText('Denne var til noen andre.')).toHaveCount(0);
  await page.reload();
  await expect(wrong).toHaveCount(0, SOON);
  await expect(page.getByRole('heading', { level: 2, name: 'Frist for mars' })).toBeVisible();
});

test('a phone to which nobody has written says so', async ({ page, phone, server }) => {
  await enrolForGood(phone, server.invitation);
  await page.goto(`${server.address}/beskjeder`);
  await expect(page.getByText('Ingen beskjeder ennå.')).toBeVisible();
  await examine(page, 'letters-none');
});

/** Fills the form in and looks over what will be sent. */
async function write(desk: Page, to: string, subject: string, text: string): Promise<void> {
  await desk.goto(new URL('/kontor/beskjeder', desk.url()).href);
  await desk.getByLabel('Til', { exact: true }).selectOption(to);
  await desk.getByLabel('Hva gjelder det?').fill(subject);
  await desk.getByLabel('Beskjeden', { exact: true }).fill(text);
  await desk.getByRole('button', { name: 'Se over' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Se over beskjeden' })).toBeVisible();
}
