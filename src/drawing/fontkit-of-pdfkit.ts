/** The very fontkit that pdfkit uses: an import would be another copy, with formats of its own. */
import { createRequire } from 'node:module';

/** Read when a face is first opened: its tables take long to load, and the core itself opens none. */
export const fontkitOfPdfkit = (): unknown => createRequire(import.meta.url)('fontkit');
