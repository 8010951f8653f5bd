// The one DER reader is der-reader.ts (with der-writer.ts, der-time.ts, bytes.ts, signature-algorithm.ts): import those.
// This file goes as soon as nothing is left that looks for it.
export {};
