/** The door of this area, which holds the content of minutes, its lock, signatures, rectifications, and reading what was archived. */
export { createExternalSigningUsecases } from './external-signing.usecases.ts';
export { createMinutesUsecases } from './minutes.usecases.ts';
export { indexOf } from './record/archive-index.ts';
export { wholeDocument } from './record/archived-document.ts';
export { isNewerFile, readMinutesFile } from './record/archived-file.ts';
export { areRecordsChained } from './record/archived-records.ts';
export { faultOfSignedFile } from './record/external-signing-file.ts';
export { citation, intactContent, seriesOf, unreadableMinutes } from './record/rectification-series.ts';
export { createRectificationUsecases } from './rectification.usecases.ts';
