// A receipt on its way from the camera to the officer, with no network, a dead battery, and files that are no receipts.
import { readFile } from 'node:fs/promises';
import { expect, examine, test } from '../fixtures/index.ts';
import { hugePicture, MAKER, pictureWithPlace } from '../fixtures/picture.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { enrol, enrolForGood } from '../pages/enrol.ts';
import { handIn } from '../pages/month.ts';
import { attach, begin, closeNotice, MEETING, save, write } from '../pages/session.ts';

const OUTING = {
  ...MEETING,
  expense: { kind: 'Mat og drikke', label: 'Kakao', kroner: '89,50', receipt: 'Kommer senere' },
};
const ATTACHED = /Kvittering 1 lagt ved \(\d+ kB\)/;

test('f05 a photo taken without a network reaches the officer without the place where it was taken', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  const picture = await pictureWithPlace(page);
  expect(picture.includes('Exif') && picture.includes(MAKER)).toBe(true);
  await server.stop();
  await begin(page);
  await write(page, OUTING);
  await attach(page, 'Ta bilde', { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: picture });
  await expect(page.getByText(ATTACHED)).toBeVisible();
  await page.getByText(ATTACHED).click();
  await expect(page.getByRole('img', { name: 'Bilde av kvittering 1' })).toBeVisible();
  await phone.kill();

  // The battery died before anything was saved: the form and its receipt are there.
  const second = await phone.open();
  await second.goto(server.address);
  await second.getByRole('link', { name: 'Skriv opp et samvær' }).click();
  await expect(second.getByText(ATTACHED)).toBeVisible();
  await second.getByRole('button', { name: 'Fjern kvittering 1' }).click();
  await expect(second.getByText(ATTACHED)).toBeHidden();
  await second.getByRole('button', { name: 'Angre' }).click();
  await expect(second.getByText(ATTACHED)).toBeVisible();
  await save(second);
  await expect(second.getByText('1 kvittering ikke sendt').first()).toBeVisible();
  await phone.kill();

  await server.start();
  const third = await phone.open();
  const sent: Buffer[] = [];
  phone.context.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(request.postDataBuffer() ?? Buffer.alloc(0));
  });
  await third.goto(server.address);
  await handIn(third);
  const bytes = Buffer.concat(sent);
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  expect(bytes.length).toBeLessThanOrEqual(400_000);
  for (const trace of ['Exif', MAKER]) expect(bytes.includes(trace), trace).toBe(false);

  await signIn(desk, server.deskLink);
  await openFirst(desk);
  const link = desk.getByRole('link', { name: 'Åpne kvittering 1' });
  const opened = await desk.request.get(new URL((await link.getAttribute('href')) ?? '', desk.url()).href);
  expect(opened.headers()['content-type']).toBe('image/jpeg');
  expect((await opened.body()).includes('Exif')).toBe(false);
});

test('f14 what is no receipt is refused with a way out, and a PDF is taken as it is', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, OUTING);
  const jpeg = { name: 'kvittering.jpg', mimeType: 'image/jpeg' };
  await attach(page, 'Velg fil', { ...jpeg, buffer: Buffer.from('Kakao 89,50') });
  await expect(page.getByText('Dette er verken et bilde eller en PDF.')).toBeVisible();
  await attach(page, 'Velg fil', { ...jpeg, buffer: hugePicture() });
  await expect(page.getByText('Bildet er for stort.')).toBeVisible();
  await attach(page, 'Velg fil', { ...jpeg, buffer: Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 9, 1, 1, 17, 0]) });
  await expect(page.getByText('Fila kan ikke leses.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Kommer senere' })).toBeChecked();

  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  await attach(page, 'Velg fil', { name: 'kvittering.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(page.getByText(ATTACHED)).toBeVisible();
  await page.getByText(ATTACHED).click();
  await expect(page.getByRole('link', { name: 'Last ned PDF' })).toBeVisible();
  await examine(page, 'session-receipt');
  await attach(page, 'Velg fil', { name: 'bakside.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([pdf, pdf]) });
  await expect(page.getByText(/Kvittering 2 lagt ved/)).toBeVisible();
  await page.getByRole('button', { name: 'Fjern kvittering 2' }).click();
  await expect(page.getByText(/Kvittering 2 lagt ved/)).toHaveCount(0);
  await closeNotice(page);
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await save(page);
  expect((await sent).postDataBuffer()).toEqual(pdf);
  await expect(page.getByText('Alt er sendt').first()).toBeVisible();
});

test("an iPhone's picture of 48 million spots becomes a receipt in a browser that cannot read it, without a network too", async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  // The part of the app that reads such pictures is kept when everything else is.
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match('/folgesvenn-picture_bg.wasm'))), { timeout: 30_000 })
    .toBe(true);
  await server.stop();
  const photo = await readFile(new URL('../fixtures/photo-48-megapixels.heic', import.meta.url));
  expect(photo.includes(MAKER)).toBe(true);
  await begin(page);
  await write(page, OUTING);
  await attach(page, 'Velg fil', { name: 'IMG_2.HEIC', mimeType: 'image/heic', buffer: photo });
  await expect(page.getByRole('progressbar', { name: 'Så mye av bildet er klart' })).toBeVisible();
  await expect(page.getByText(ATTACHED)).toBeVisible({ timeout: 120_000 });
  await page.getByText(ATTACHED).click();
  const shown = page.getByRole('img', { name: 'Bilde av kvittering 1' });
  await expect(shown).toBeVisible();
  const size = await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => [image.naturalWidth, image.naturalHeight]));
  expect(size).toEqual([1600, 1200]);
  await save(page);

  await server.start();
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  const link = desk.getByRole('link', { name: 'Åpne kvittering 1' });
  const opened = await desk.request.get(new URL((await link.getAttribute('href')) ?? '', desk.url()).href);
  expect(opened.headers()['content-type']).toBe('image/jpeg');
  expect((await opened.body()).includes(MAKER)).toBe(false);
});
