import { expect, test } from 'vitest';
import { createI18n } from '../../../../src/renderer/src/lib/i18n.ts';
import { deviceLabel } from '../../../../src/renderer/src/room/device-label.ts';

const { t } = createI18n('fr');

test.each([
  [
    'Téléphone, Safari',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    5,
  ],
  ['Téléphone, Chrome', 'Mozilla/5.0 (Linux; Android 15; Pixel 8) Chrome/130.0.0.0 Mobile Safari/537.36', 5],
  ['Tablette, Chrome', 'Mozilla/5.0 (Linux; Android 15; SM-X200) Chrome/130.0.0.0 Safari/537.36', 5],
  ['Tablette, Safari', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15', 5],
  ['Ordinateur, Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 0],
  ['Ordinateur, Edge', 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0', 0],
  [
    'Ordinateur, Pupitre',
    'Mozilla/5.0 (X11; Linux x86_64) pupitre/0.2.0 Chrome/130.0.0.0 Electron/33.0.0 Safari/537.36',
    0,
  ],
  ['Ordinateur', '', 0],
])('%s', (label, userAgent, touchPoints) => {
  expect(deviceLabel(t, { userAgent, touchPoints })).toBe(label);
});
