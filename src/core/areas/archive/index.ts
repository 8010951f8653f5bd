/** The door of this area, which holds finding, opening, checking and exporting what was archived. */
export { createArchiveUsecases } from './archive.usecases.ts';
