// What other sites can do with the browser of somebody who is signed in: nothing.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/index.ts';
import { OtherSite } from '../fixtures/other-site.ts';
import { signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';

/** Under a name of its own, to which browsers give no cookie of ours; and as a neighbour of ours, to which they do. */
const HOSTS = ['127.0.0.1', 'localhost'] as const;
const BODY = JSON.stringify({ proto: 1, device: '00000000-0000-7000-8000-000000000000', ops: [] });

/** Asks as a script of the site can without asking first; what the server made of it, which the browser keeps from the site. */
async function ask(thief: Page, target: string, path: string): Promise<number> {
  const browser = await thief.context().newCDPSession(thief);
  const address = target + path;
  const answered = new Promise<number>((done) => {
    let id = '';
    const answers = new Map<string, number>();
    const tell = () => {
      const status = answers.get(id);
      if (status !== undefined) done(status);
    };
    browser.on('Network.requestWillBeSent', ({ request, requestId }) => {
      if (request.url === address) id = requestId;
      tell();
    });
    browser.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
      answers.set(requestId, statusCode);
      tell();
    });
  });
  await browser.send('Network.enable');
  await thief.evaluate(
    ([to, body]) => fetch(to, { method: 'POST', mode: 'no-cors', credentials: 'include', body }).catch(() => {}),
    [address, BODY] as const,
  );
  const status = await answered;
  await browser.detach();
  return status;
}

/** Sends a form as if somebody had pressed its button. */
async function sendForm(thief: Page, address: string): Promise<number> {
  const answered = thief.waitForResponse((response) => response.url() === address && response.request().method() === 'POST');
  await thief.evaluate((action) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action });
    document.body.append(form);
    form.submit();
  }, address);
  return (await answered).status();
}

/** Whether a frame of the site shows the page. */
async function isFramed(thief: Page, address: string): Promise<boolean> {
  await thief.evaluate((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src });
    return new Promise((loaded) => {
      frame.onload = loaded;
      document.body.append(frame);
    });
  }, address);
  const shown = await thief.frames().at(-1)?.evaluate(() => location.href);
  return shown?.startsWith('chrome-error:') === false;
}

for (const host of HOSTS) {
  test(`a site at ${host} reads and changes nothing on a phone that is signed in`, async ({ page, phone, server, watch }) => {
    const site = await OtherSite.start(host);
    await enrol(page, server.invitation);
    // It asks another origin than its own, and is told that it may not.
    watch.foresee(new RegExp(`^asked another origin: ${site.address}/`));
    watch.allow(/^console: .*(CORS policy|Refused to (display|frame)|frame-ancestors|X-Frame-Options)/);
    const thief = await phone.context.newPage();
    await thief.goto(site.address);
    for (const path of ['/api/v1/sign-out', '/api/v1/sync/push', '/api/v1/devices/shut-out', '/api/v1/messages']) {
      expect(await ask(thief, server.address, path), path).toBe(403);
    }
    // With a header of ours it would have to ask whether it may; and it reads no answer.
    const read = (path: string, header: string) =>
      thief.evaluate(
        ([address, name]) =>
          fetch(address, { credentials: 'include', headers: name ? { [name]: '1' } : {} }).then(
            (answer) => answer.text(),
            () => 'nothing',
          ),
        [server.address + path, header] as const,
      );
    expect(await read('/api/v1/own-data', '')).toBe('nothing');
    expect(await read('/api/v1/own-data', 'x-folgesvenn')).toBe('nothing');
    expect(await read('/api/v1/openapi.json', '')).toBe('nothing');
    expect(await isFramed(thief, site.address), 'a page that minds nothing').toBe(true);
    for (const address of [server.address, `${server.address}/innlogging`, `${server.address}/recovery.html`]) {
      expect(await isFramed(thief, address), address).toBe(false);
    }
    await thief.close();
    await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Innstillinger' }).click();
    await page.getByRole('link', { name: 'Telefonene dine' }).click();
    await expect(page.getByText('(denne)')).toBeVisible();
    await expect(page.getByText(/^Stengt/)).toHaveCount(0);
    await site.dispose();
  });

  test(`a site at ${host} reads and changes nothing at the desk`, async ({ desk, server, watch }) => {
    const site = await OtherSite.start(host);
    await signIn(desk, server.deskLink);
    watch.foresee(new RegExp(`^asked another origin: ${site.address}/`));
    watch.allow(/^console: .*(CORS policy|Refused to (display|frame)|frame-ancestors|X-Frame-Options)/);
    const thief = await desk.context().newPage();
    await thief.goto(site.address);
    for (const path of ['/kontor/ut', '/kontor/telefoner', '/kontor/til-side']) {
      expect(await ask(thief, server.address, path), path).toBe(403);
    }
    expect(await isFramed(thief, `${server.address}/kontor`)).toBe(false);
    expect(await sendForm(thief, `${server.address}/kontor/ut`)).toBe(403);
    await thief.close();
    await desk.reload();
    await expect(desk.getByRole('heading', { level: 1, name: 'Timelister' })).toBeVisible();
    await site.dispose();
  });
}
