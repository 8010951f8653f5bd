import { afterEach, describe, expect, it, vi } from 'vitest';
import { benchTable, readBenchCall } from '../../../scripts/bench/bench-call.ts';
import type { Bench, BenchList } from '../../../scripts/bench/bench.types.ts';
import { BENCHES } from '../../../scripts/bench/benches.ts';
import type { MeasuredDocument } from '../../../scripts/bench/measure-pdf.ts';
import { measurePdf } from '../../../scripts/bench/measure-pdf.ts';
import { pdfBench, pdfFigures } from '../../../scripts/bench/pdf.bench.ts';
import { reportTable, runBench } from '../../../scripts/bench/run-bench.ts';
import type { Report } from '../../../scripts/bench/run-bench.ts';
import { interleaved, median, quantile } from '../../../scripts/bench/samples.ts';
import { bench } from '../../../scripts/commands/bench.ts';
import { SetupFailure } from '../../../scripts/runtime/failure.ts';

const slow: Bench = {
  options: { minutes: { default: 10, min: 1, max: 1_000 } },
  goals: [
    { figure: 'openP95Ms', max: 300 },
    { figure: 'openExponent', max: 0.2 },
    { figure: 'paintP95Ms', max: 100 },
  ],
  run: ({ options, progress }) => {
    progress('on its way');
    return Promise.resolve({ openP95Ms: 301.00004, openExponent: 0.1, minutes: options['minutes'] ?? 0 });
  },
};
const list: BenchList = { slow: { about: 'never fast enough', load: () => Promise.resolve(slow) } };
const QUIET = { options: {}, progress: () => undefined };

/** What the command printed, and its exit code. */
async function printed(...args: string[]) {
  const lines = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const asides = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const code = await bench(args, list);
  return { code, lines: lines.mock.calls.map(String), asides: asides.mock.calls.map(String) };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the command', () => {
  it('ends with 0 and one line of JSON, whatever holds', async () => {
    const { asides, code, lines } = await printed('slow', '--json', '--minutes', '7');
    expect(code).toBe(0);
    expect(asides).toEqual(['on its way']);
    const report = JSON.parse(lines.at(-1) ?? '') as Report;
    expect(Object.keys(report)).toEqual(['bench', 'machine', 'figures', 'goals']);
    expect(report).toMatchObject({ bench: 'slow', figures: { openP95Ms: 301, minutes: 7 } });
    expect(report.goals).toEqual([
      { figure: 'openP95Ms', max: 300, value: 301, holds: false },
      { figure: 'openExponent', max: 0.2, value: 0.1, holds: true },
      { figure: 'paintP95Ms', max: 100, value: null, holds: false },
    ]);
  });

  it('says in a table what does not hold, and ends with 0', async () => {
    const { code, lines } = await printed('slow');
    expect(code).toBe(0);
    expect(lines.join('\n')).toMatch(/openP95Ms +301, at most 300 wanted: DOES NOT HOLD/);
    expect(lines.join('\n')).toMatch(/paintP95Ms +not measured, at most 100 wanted: DOES NOT HOLD/);
    expect(lines.join('\n')).toMatch(/openExponent +0\.1, at most 0\.2 wanted: holds/);
  });

  it('without a name lists what can be measured', async () => {
    expect(await printed()).toEqual({ code: 0, lines: ['slow  never fast enough'], asides: [] });
    expect(benchTable(BENCHES)).toMatch(/^pdf /m);
  });
});

describe('options of a bench', () => {
  it('are numbers within what it allows, and the form of the result', async () => {
    expect(await readBenchCall(BENCHES, ['pdf'])).toEqual({
      name: 'pdf',
      bench: pdfBench,
      isJson: false,
      options: { documents: 1_000 },
    });
    expect(await readBenchCall(BENCHES, ['pdf', '--json', '--documents', '40'])).toMatchObject({
      isJson: true,
      options: { documents: 40 },
    });
  });

  it.each([
    [['xml']],
    [['toString']],
    [['pdf', 'pdf']],
    [['pdf', '--fast']],
    [['pdf', '--documents', '3']],
    [['pdf', '--documents', '1e3']],
    [['pdf', '--documents', 'x']],
  ])('are refused in words: %s', async (args) => {
    await expect(readBenchCall(BENCHES, args)).rejects.toThrow(SetupFailure);
  });
});

describe('an empty handler', () => {
  const latency: Bench = { ...slow, goals: [{ figure: 'openP95Ms', max: 300 }] };

  it('stands beside every latency that is judged', async () => {
    const { figures } = await runBench('slow', latency, QUIET);
    expect(figures['emptyP95Ms']).toBeGreaterThan(0);
    expect(figures['emptyP95Ms']).toBeLessThan(300);
  });

  it('is the own one of a bench that measures in another process', async () => {
    const own: Bench = { ...latency, run: () => Promise.resolve({ openP95Ms: 5, emptyP95Ms: 250 }) };
    expect((await runBench('slow', own, QUIET)).figures).toEqual({ openP95Ms: 5, emptyP95Ms: 250 });
  });

  it('has nothing to say where no latency is judged', async () => {
    const counted: Bench = { ...slow, goals: [{ figure: 'openExponent', max: 1 }] };
    expect((await runBench('slow', counted, QUIET)).figures).not.toHaveProperty('emptyP95Ms');
  });
});

describe('samples', () => {
  it('are taken in turns', async () => {
    const calls: string[] = [];
    const times = await interleaved(3, {
      one: () => calls.push('one'),
      other: () => Promise.resolve(calls.push('other')),
    });
    expect(calls).toEqual(['one', 'other', 'one', 'other', 'one', 'other']);
    expect(times.one).toHaveLength(3);
    expect(times.other).toHaveLength(3);
  });

  it('have quantiles that are values of theirs', () => {
    const values = [5, 1, 4, 2, 3];
    expect(median(values)).toBe(3);
    expect(quantile(values, 0.95)).toBe(5);
    expect(quantile(values, 0)).toBe(1);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

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

/** A report of the bench of documents, as if these had been measured. */
function reportOf(documents: readonly MeasuredDocument[]): Promise<Report> {
  return runBench('pdf', { ...pdfBench, run: () => Promise.resolve(pdfFigures(documents)) }, QUIET);
}

describe('the bench of documents', () => {
  const documents = Array.from({ length: 100 }, (_, index) =>
    index < 10 ? measured(100, 5, 200) : index < 90 ? measured(120, 6, 210) : measured(150, 8, 220),
  );

  it('sets medians against the goals, and the end of the run against its start', async () => {
    const report = await reportOf(documents);
    expect(report.figures).toMatchObject({
      documents: 100,
      signaturesPerDocument: 2,
      renderP50Ms: 120,
      renderMeanMs: 121,
      renderP99Ms: 150,
      signP50Ms: 6,
      renderCpuP50Ms: 60,
      signToRender: 0.05,
      renderLastToFirst: 1.5,
      signLastToFirst: 1.6,
      memoryLastToFirst: 1.1,
      memoryFirstTenthMb: 200,
      memoryLastTenthMb: 220,
      memoryHighestMb: 220,
    });
    expect(report.goals.map(({ holds }) => holds)).toEqual([true, true]);
    expect(reportTable(report)).toMatch(/renderP50Ms +120, at most 150 wanted: holds/);
  });

  it('says when a goal is missed', async () => {
    const { goals } = await reportOf(Array.from({ length: 20 }, () => measured(151, 11, 1)));
    expect(goals.map(({ holds }) => holds)).toEqual([false, false]);
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
