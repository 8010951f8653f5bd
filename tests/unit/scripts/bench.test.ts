import { describe, expect, it } from 'vitest';
import type { MeasuredDocument } from '../../../scripts/bench/measure-pdf.ts';
import { measurePdf } from '../../../scripts/bench/measure-pdf.ts';
import { readBenchOptions } from '../../../scripts/bench/options.ts';
import { pdfReport, pdfTable } from '../../../scripts/bench/pdf-report.ts';
import { SetupFailure } from '../../../scripts/runtime/failure.ts';

function measured(renderMs: number, signMs: number, memoryMb: number): MeasuredDocument {
  return {
    renderMs,
    renderCpuMs: renderMs / 2,
    signMs: [signMs, signMs],
    signCpuMs: [signMs / 2, signMs / 2],
    originalBytes: 64_000,
    sealedBytes: 115_000,
    memoryBytes: memoryMb * 1_000_000,
  };
}

describe('options of the bench', () => {
  it('are one area, a number of documents, and the form of the result', () => {
    expect(readBenchOptions(['pdf'])).toEqual({ documents: 1_000, isJson: false });
    expect(readBenchOptions(['pdf', '--json', '--documents', '40'])).toEqual({ documents: 40, isJson: true });
  });

  it.each([
    [[]],
    [['xml']],
    [['pdf', 'pdf']],
    [['pdf', '--fast']],
    [['pdf', '--documents', '3']],
    [['pdf', '--documents', 'x']],
  ])('are refused in words: %s', (args) => {
    expect(() => readBenchOptions(args)).toThrow(SetupFailure);
  });
});

describe('the report', () => {
  const documents = Array.from({ length: 100 }, (_, index) =>
    index < 10 ? measured(100, 5, 200) : index < 90 ? measured(120, 6, 210) : measured(150, 8, 220),
  );

  it('sets medians against the targets, and the end of the run against its start', () => {
    const report = pdfReport(documents);
    expect(report.renderMs).toEqual({ median: 120, mean: 121, p99: 150 });
    expect(report.signMs.median).toBe(6);
    expect(report.renderCpuMs.median).toBe(60);
    expect(report.targets).toMatchObject({ isRenderMet: true, isSignMet: true });
    expect(report.ratios).toEqual({
      signToRender: 0.05,
      renderLastToFirst: 1.5,
      signLastToFirst: 1.6,
      memoryLastToFirst: 1.1,
    });
    expect(report.memoryMb).toEqual({ firstTenth: 200, lastTenth: 220, highest: 220 });
    expect(pdfTable(report)).toContain('120.0 ms median (150 wanted)');
  });

  it('says when a target is missed', () => {
    expect(pdfReport(Array.from({ length: 20 }, () => measured(151, 11, 1))).targets).toMatchObject({
      isRenderMet: false,
      isSignMet: false,
    });
  });
});

describe('measuring', { timeout: 60_000 }, () => {
  it('makes, signs and seals documents', async () => {
    const [document, ...others] = await measurePdf(1, () => undefined);
    expect(others).toEqual([]);
    expect(document?.signMs).toHaveLength(4);
    expect(document?.sealedBytes).toBeGreaterThan((document?.originalBytes ?? 0) + 20_000);
    expect(document?.renderCpuMs).toBeGreaterThan(0);
  });
});
