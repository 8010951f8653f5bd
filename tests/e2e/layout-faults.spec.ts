/** What the look at a screen's layout is there to find, planted. */
import { expect, test } from './browser/fixtures.ts';
import { layoutFaults } from './layout-faults.ts';

function cutBy(overflow: 'clip' | 'hidden'): string {
  return `<div style="height: 10px; overflow: ${overflow}; display: flow-root"><p style="margin-top: 40px">Mirabelle</p></div>`;
}

const OVER = 'position: fixed; inset: 0; background: #fff';

for (const [fault, planted, how = ''] of [
  ['covered', `<button>Sceller</button><div style="${OVER}"></div>`],
  ['overprinted', '<p>Mirabelle</p><p style="margin-top: -2.15em">Réglisse</p>'],
  ['cut', cutBy('clip'), ' by a clip'],
  ['cut', cutBy('hidden'), ' by hiding'],
  ['out of the window', '<p style="position: fixed; left: -200px; width: 90px; top: 0">Mirabelle</p>'],
  ['pixels wide', '<p style="width: 5000px">Mirabelle</p>'],
] as const) {
  test(`something ${fault}${how} is found, and nothing on a screen without fault`, async ({ page }) => {
    await page.goto('about:blank');
    await page.setContent('<!doctype html><main><p>Léonie</p><button>Ouvrir</button></main>');
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    await page.setContent(`<!doctype html><main>${planted}</main>`);
    expect((await page.evaluate(layoutFaults)).join('\n')).toContain(fault);
  });
}
