import { writeFile } from 'node:fs/promises';
import { test } from '@playwright/test';
import { openFirefox } from './firefox.ts';
import { playSmoke } from './smoke.ts';

test('the page of a device works in Firefox', async () => {
  await playSmoke(openFirefox, (bytes) => writeFile(test.info().outputPath('firefox.png'), bytes));
});
