// The phone's passkeys, which the browser plays: a phone that knows its owner, or does not.
import { type CDPSession, expect, type Page } from '@playwright/test';
import { CODE } from './lock.ts';

export const OPEN = { name: 'Åpne med fingeravtrykk eller ansikt' } as const;

export class Passkeys {
  private constructor(
    readonly browser: CDPSession,
    readonly authenticatorId: string,
  ) {}

  /** From now on; to be built in before the app asks whether it is there. Without `hasPrf` it gives out no secrets. */
  static async builtIn(page: Page, hasPrf = true): Promise<Passkeys> {
    const browser = await page.context().newCDPSession(page);
    await browser.send('WebAuthn.enable');
    const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        hasPrf,
      },
    });
    return new Passkeys(browser, authenticatorId);
  }

  /** Another's finger, again and again. The browser's phone then knows nobody any more, whoever comes. */
  async knowsNobody(): Promise<void> {
    await this.browser.send('WebAuthn.setUserVerified', { authenticatorId: this.authenticatorId, isUserVerified: false });
  }

  async count(): Promise<number> {
    const { credentials } = await this.browser.send('WebAuthn.getCredentials', { authenticatorId: this.authenticatorId });
    return credentials.length;
  }
}

export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Innstillinger' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Innstillinger' })).toBeVisible();
}

/** From any page with tabs, as far as the question for the code. */
export async function beginToTurnOn(page: Page): Promise<void> {
  await openSettings(page);
  await page.getByRole('link', OPEN).click();
  await expect(page.getByRole('heading', { level: 1, ...OPEN })).toBeVisible();
}

export async function turnOn(page: Page, code = CODE): Promise<void> {
  await page.getByLabel('Koden du har nå').fill(code);
  await page.getByRole('button', { name: 'Slå på' }).click();
}

/** Locked, with a passkey that opens. */
export async function isLockedWithPasskey(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Appen er låst' })).toBeVisible();
}
