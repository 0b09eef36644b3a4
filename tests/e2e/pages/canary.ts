// Words that stand nowhere else, and where they must not be found.
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Phone } from '../fixtures/phone.ts';
import type { Server } from '../fixtures/server.ts';
import { filesThatTell } from './lock.ts';

export class Canaries {
  /** Everything that has been written so far, and must not be told. */
  readonly words: string[] = [];

  /** A word of its own. */
  another(where: string): string {
    const word = `Kanarifugl-${where}-Qz${this.words.length + 1}x`;
    this.words.push(word);
    return word;
  }

  /** Writes one into every field of the form that takes words, whichever those are; numbers and days that stand
   *  there stay. */
  async fillIn(form: Locator | Page, where: string): Promise<void> {
    const fields = form.getByRole('textbox');
    await expect(fields.first()).toBeVisible();
    let filled = 0;
    for (const field of await fields.all()) {
      const takes = await field.evaluate((input: HTMLInputElement) => input.inputMode || 'text');
      const filledIn = await field.inputValue();
      if (takes !== 'text' || /^[\d\s.,:-]+$/.test(filledIn) || !(await field.isVisible())) continue;
      await field.fill(this.another(where));
      filled += 1;
    }
    expect(filled, `fields of ${where}`).toBeGreaterThan(0);
  }

  /** Closes the browser, and looks through its files and through what the server has printed. */
  async areToldNowhere(phone: Phone, server: Server): Promise<void> {
    await phone.close();
    expect(this.words.length).toBeGreaterThan(0);
    expect(await filesThatTell(phone, this.words)).toEqual([]);
    expect(this.words.filter((word) => server.output.includes(word))).toEqual([]);
  }
}
