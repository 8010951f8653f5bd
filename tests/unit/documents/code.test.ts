/** The code of the first page as a telephone reads it: from the picture of the page, by a decoder that is not ours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { minutesContentDigest } from '../../../src/core/documents/minutes-file.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { absence, oralDefence, worstCase } from '../../fixtures/minutes/minutes-samples.ts';
import { renderCopy, renderOriginal, renderSigned } from './pdf-tools.ts';

const TIMEOUT = 60_000;
/** The text of the code on the first page, drawn at that many dots per inch; throws when none is found. */
function codeOf(pdf: Uint8Array, resolution: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'code-'));
  try {
    const file = join(folder, 'pages.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', [
      '-r',
      String(resolution),
      '-f',
      '1',
      '-l',
      '1',
      '-singlefile',
      file,
      join(folder, 'page'),
    ]);
    return execFileSync('zbarimg', ['--quiet', '--nodbus', '--raw', join(folder, 'page.ppm')], {
      encoding: 'utf8',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the code on the first page', { timeout: TIMEOUT }, () => {
  it.each<[string, MinutesContent]>([
    ['first content', oralDefence()],
    ['second content', asContent2(oralDefence())],
    ['the longest', asContent2(worstCase())],
    ['an absence', asContent2(absence())],
  ])('gives the number and the digest to a telephone: %s', async (_, content) => {
    const digest = minutesContentDigest(content);
    for (const pdf of [
      await renderOriginal(content),
      await renderSigned(content),
      await renderCopy(content),
    ]) {
      for (const resolution of [110, 200]) {
        const read = codeOf(pdf, resolution);
        expect(read).toContain(content.number);
        expect(read).toContain(digest);
      }
    }
  });
});
