// What a script that has found its way in could still do with the page: the browser itself refuses the ways that matter.
import { expect, test } from '../fixtures/index.ts';
import { openInvitation } from '../pages/enrol.ts';

test('the browser refuses markup and code that are not the app’s own', async ({ page, server, watch }) => {
  watch.foresee(/TrustedHTML|TrustedScript|Trusted ?Type|Content Security Policy/);
  const answer = await page.request.get(server.address);
  const policy = answer.headers()['content-security-policy'];
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  await openInvitation(page, server.invitation);
  const [refused, letThrough] = await page.evaluate(() => {
    const into = (html: string) => () => (document.createElement('div').innerHTML = html);
    const script = (fill: (script: HTMLScriptElement) => void) => () => fill(document.createElement('script'));
    const tried: [string, () => unknown][] = [
      ['plain markup', into('<p class="soft">x</p>')],
      ['a script', into('<script>x()</script>')],
      ['a frame', into('<iframe src="/"></iframe>')],
      ['a handler', into('<img src="x" onerror="x()">')],
      ['a handler behind a stroke', into('<img/onerror=x()>')],
      ['a handler behind a value', into('<img src="x"onerror=x()>')],
      ['a link that is code', into('<a href="javascript:x()">x</a>')],
      ['a script’s text', script((made) => (made.text = 'x()'))],
      ['a script from elsewhere', script((made) => (made.src = 'https://elsewhere.example/x.js'))],
      ['a policy of one’s own', () => Object(window).trustedTypes.createPolicy('own', { createHTML: (html: string) => html })],
    ];
    const names: [string[], string[]] = [[], []];
    for (const [name, attempt] of tried) {
      try {
        attempt();
        names[1].push(name);
      } catch {
        names[0].push(name);
      }
    }
    return names;
  });
  expect(letThrough).toEqual(['plain markup']);
  expect(refused).toHaveLength(9);
});
