/** Papers joined to be printed in one go: every page as it looked, and nothing that would pass for an original. */
import { expect, it, vi } from 'vitest';
import { createPaperRenderer } from '../../../src/core/documents/issuing/issued-pdf.ts';
import { joinPdfs } from '../../../src/pdf/join-pdfs.ts';
import { PAPERS } from '../../fixtures/issuing/papers.ts';
import { FONTS_DIR, plainText, runOnPdf } from '../documents/pdf-tools.ts';

vi.setConfig({ testTimeout: 60_000 });

it('holds the pages of all, in their order, upright and across', async () => {
  const renderer = createPaperRenderer({ fontsDir: FONTS_DIR });
  const files = await Promise.all(
    [PAPERS.notification, PAPERS.certificate, PAPERS.table].map((paper) => renderer.render(paper)),
  );
  const joined = joinPdfs(files);
  expect(runOnPdf(joined, 'qpdf', ['--check'])).toContain('No syntax or stream encoding errors');
  const counts = files.map((file) => Number(/Pages: +(\d+)/.exec(runOnPdf(file, 'pdfinfo', []))?.[1]));
  const info = runOnPdf(joined, 'pdfinfo', []);
  expect(Number(/Pages: +(\d+)/.exec(info)?.[1])).toBe(counts.reduce((sum, count) => sum + count, 0));
  expect(plainText(joined)).toBe(files.map((file) => plainText(file)).join(' '));
});

it('joins nothing to nothing, and no stranger’s file', () => {
  expect(() => joinPdfs([])).toThrow(RangeError);
  expect(() => joinPdfs([new TextEncoder().encode('%PDF-1.5\n')])).toThrow('header');
});
