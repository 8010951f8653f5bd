/** What was measured, in figures that two machines can compare: medians, ends of the run against each other. */
import { availableParallelism, loadavg } from 'node:os';
import type { MeasuredDocument } from './measure-pdf.ts';

/** Medians to stay within, in milliseconds, on two cores. */
const TARGETS = { renderMs: 150, signMs: 10 } as const;

interface Spread {
  readonly median: number;
  readonly mean: number;
  readonly p99: number;
}

export interface PdfReport {
  readonly bench: 'pdf';
  readonly documents: number;
  readonly signaturesPerDocument: number;
  /** Milliseconds for each document, and for each signature or seal. */
  readonly renderMs: Spread;
  readonly signMs: Spread;
  /** The same in time of the processor, helper threads included. */
  readonly renderCpuMs: Spread;
  readonly signCpuMs: Spread;
  readonly targets: typeof TARGETS & { readonly isRenderMet: boolean; readonly isSignMet: boolean };
  readonly bytes: { readonly original: number; readonly sealed: number };
  readonly memoryMb: { readonly firstTenth: number; readonly lastTenth: number; readonly highest: number };
  readonly ratios: {
    /** Median signature against median rendering. */
    readonly signToRender: number;
    /** Median of the last tenth of the run against that of the first. */
    readonly renderLastToFirst: number;
    readonly signLastToFirst: number;
    readonly memoryLastToFirst: number;
  };
  readonly machine: { readonly node: string; readonly cores: number; readonly load: readonly number[] };
}

export function pdfReport(measured: readonly MeasuredDocument[]): PdfReport {
  const tenth = Math.ceil(measured.length / 10);
  const [first, last] = [measured.slice(0, tenth), measured.slice(-tenth)];
  const render = (documents: readonly MeasuredDocument[]) => documents.map(({ renderMs }) => renderMs);
  const sign = (documents: readonly MeasuredDocument[]) => documents.flatMap(({ signMs }) => signMs);
  const memory = (documents: readonly MeasuredDocument[]) => documents.map(({ memoryBytes }) => memoryBytes);
  const [renderMs, signMs] = [spread(render(measured)), spread(sign(measured))];
  const ratio = (of: (documents: readonly MeasuredDocument[]) => number[]) =>
    rounded(median(of(last)) / median(of(first)));
  return {
    bench: 'pdf',
    documents: measured.length,
    signaturesPerDocument: measured[0]?.signMs.length ?? 0,
    renderMs,
    signMs,
    renderCpuMs: spread(measured.map(({ renderCpuMs }) => renderCpuMs)),
    signCpuMs: spread(measured.flatMap(({ signCpuMs }) => signCpuMs)),
    targets: {
      ...TARGETS,
      isRenderMet: renderMs.median <= TARGETS.renderMs,
      isSignMet: signMs.median <= TARGETS.signMs,
    },
    bytes: {
      original: median(measured.map(({ originalBytes }) => originalBytes)),
      sealed: median(measured.map(({ sealedBytes }) => sealedBytes)),
    },
    memoryMb: {
      firstTenth: megabytes(median(memory(first))),
      lastTenth: megabytes(median(memory(last))),
      highest: megabytes(Math.max(...memory(measured))),
    },
    ratios: {
      signToRender: rounded(signMs.median / renderMs.median),
      renderLastToFirst: ratio(render),
      signLastToFirst: ratio(sign),
      memoryLastToFirst: ratio(memory),
    },
    machine: { node: process.versions.node, cores: availableParallelism(), load: loadavg().map(rounded) },
  };
}

export function pdfTable(report: PdfReport): string {
  const {
    bytes,
    documents,
    machine,
    memoryMb,
    ratios,
    renderCpuMs,
    renderMs,
    signCpuMs,
    signMs,
    signaturesPerDocument,
    targets,
  } = report;
  const times = ({ mean, median: middle, p99 }: Spread, target: number, cpu: Spread) =>
    `${middle.toFixed(1)} ms median (${String(target)} wanted), ${mean.toFixed(1)} mean, ${p99.toFixed(1)} p99; ` +
    `processor ${cpu.median.toFixed(1)} ms median`;
  const rows = [
    ['documents', `${String(documents)}, ${String(signaturesPerDocument)} signatures each`],
    ['rendering', times(renderMs, targets.renderMs, renderCpuMs)],
    ['signature', times(signMs, targets.signMs, signCpuMs)],
    ['size', `${kilobytes(bytes.original)} to sign, ${kilobytes(bytes.sealed)} sealed`],
    [
      'memory',
      `${String(memoryMb.firstTenth)} MB at first, ${String(memoryMb.lastTenth)} at last, ${String(memoryMb.highest)} highest`,
    ],
    [
      'last : first tenth',
      `rendering ${String(ratios.renderLastToFirst)}, signature ${String(ratios.signLastToFirst)}, memory ${String(ratios.memoryLastToFirst)}`,
    ],
    ['machine', `Node ${machine.node}, ${String(machine.cores)} cores, load ${machine.load.join(' ')}`],
  ] as const;
  return rows.map(([name, figures]) => `${name.padEnd(20)}${figures}`).join('\n');
}

function spread(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { median: rounded(median(values)), mean: rounded(mean), p99: rounded(quantile(values, 0.99)) };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that this share of all values does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function megabytes(count: number): number {
  return Math.round(count / 1_000_000);
}

function kilobytes(count: number): string {
  return `${String(Math.round(count / 1_000))} kB`;
}
