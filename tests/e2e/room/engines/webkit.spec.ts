import { writeFile } from 'node:fs/promises';
import { test } from '@playwright/test';
import { openWebKit } from './webkit.ts';
import { playSmoke } from './smoke.ts';

test('the page of a device works in WebKit', async () => {
  await playSmoke(openWebKit, (bytes) => writeFile(test.info().outputPath('webkit.png'), bytes));
});
