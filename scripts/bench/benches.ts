import type { BenchList } from './bench.types.ts';

/** Every bench, by the name that `npm run bench -- NAME` takes. */
export const BENCHES: BenchList = {
  archive: {
    about:
      'searching, opening and checking 1,000 to 100,000 archived minutes, key to paint, and starts over them',
    load: async () => (await import('./archive.bench.ts')).archiveBench,
  },
  main: {
    about: 'how long main and core keep anything waiting while a clock runs and the archive is worked at',
    load: async () => (await import('./main.bench.ts')).mainBench,
  },
  pdf: {
    about: 'rendering, signing and memory over many minutes in one process',
    load: async () => (await import('./pdf.bench.ts')).pdfBench,
  },
  room: {
    about: 'a room over TLS: acknowledgement of entries, clocks of devices, memory with a crowd',
    load: async () => (await import('./room.bench.ts')).roomBench,
  },
  save: {
    about: 'one mark of one juror: its statements, and its time against a bare insert as durable',
    load: async () => (await import('./save.bench.ts')).saveBench,
  },
  start: {
    about: 'the package on a new profile, from its start to its first screen, against an empty window',
    load: async () => (await import('./start.bench.ts')).startBench,
  },
  wire: {
    about: 'a message into the form of a socket and back, against the copy that a port makes',
    load: async () => (await import('./wire.bench.ts')).wireBench,
  },
};
