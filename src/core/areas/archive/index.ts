/** The door of this area, which holds finding, opening, checking and exporting what was archived. */
export { checksOf } from './archive-checks.ts';
export { createArchiveExport } from './archive-export.ts';
export { createArchiveUsecases } from './archive.usecases.ts';
export { arePartsWhole, areSignaturesOf } from './archived-signatures.ts';
export { areTimestampsTrue } from './archived-timestamps.ts';
export { areSignaturesSound } from './archived-verdict.ts';
export { createProofMaker } from './proof-files.ts';
export { provenSession } from './proven-minutes.ts';
