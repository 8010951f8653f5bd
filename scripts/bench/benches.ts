import type { BenchList } from './bench.types.ts';

/** Every bench, by the name that `npm run bench -- NAME` takes. */
export const BENCHES: BenchList = {
  pdf: {
    about: 'rendering, signing and memory over many minutes in one process',
    load: async () => (await import('./pdf.bench.ts')).pdfBench,
  },
};
