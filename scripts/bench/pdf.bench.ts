/** Rendering and signing in figures that two machines can compare: medians, ends of the run against each other. */
import type { Bench, Figures } from './bench.types.ts';
import { measurePdf } from './measure-pdf.ts';
import type { MeasuredDocument } from './measure-pdf.ts';
import { mean, median, quantile } from './samples.ts';

export const pdfBench: Bench = {
  // Both ends of a run hold a tenth of it, and a median wants some values.
  options: { documents: { default: 1_000, min: 20, max: 100_000 } },
  // Milliseconds on two cores.
  goals: [
    { figure: 'renderP50Ms', max: 150 },
    { figure: 'signP50Ms', max: 10 },
  ],
  run: async ({ options: { documents = 0 }, progress }) =>
    pdfFigures(
      await measurePdf(documents, (done) => {
        progress(`${String(done)} of ${String(documents)} documents`);
      }),
    ),
};

/** Times of each document, and of each signature or seal; `Cpu` is time of the processor, helper threads included. */
export function pdfFigures(measured: readonly MeasuredDocument[]): Figures {
  const tenth = Math.ceil(measured.length / 10);
  const [first, last] = [measured.slice(0, tenth), measured.slice(-tenth)];
  const render = (documents: readonly MeasuredDocument[]) => documents.map(({ renderMs }) => renderMs);
  const sign = (documents: readonly MeasuredDocument[]) => documents.flatMap(({ signMs }) => signMs);
  const memory = (documents: readonly MeasuredDocument[]) =>
    documents.map(({ memoryBytes }) => memoryBytes / 1_000_000);
  const lastToFirst = (of: (documents: readonly MeasuredDocument[]) => number[]) =>
    median(of(last)) / median(of(first));
  return {
    documents: measured.length,
    signaturesPerDocument: measured[0]?.signMs.length ?? 0,
    ...spread('render', render(measured)),
    renderCpuP50Ms: median(measured.map(({ renderCpuMs }) => renderCpuMs)),
    ...spread('sign', sign(measured)),
    signCpuP50Ms: median(measured.flatMap(({ signCpuMs }) => signCpuMs)),
    originalBytes: median(measured.map(({ originalBytes }) => originalBytes)),
    sealedBytes: median(measured.map(({ sealedBytes }) => sealedBytes)),
    memoryFirstTenthMb: median(memory(first)),
    memoryLastTenthMb: median(memory(last)),
    memoryHighestMb: Math.max(...memory(measured)),
    signToRender: median(sign(measured)) / median(render(measured)),
    renderLastToFirst: lastToFirst(render),
    signLastToFirst: lastToFirst(sign),
    memoryLastToFirst: lastToFirst(memory),
  };
}

function spread(name: string, values: readonly number[]): Figures {
  return {
    [`${name}P50Ms`]: median(values),
    [`${name}MeanMs`]: mean(values),
    [`${name}P99Ms`]: quantile(values, 0.99),
  };
}
