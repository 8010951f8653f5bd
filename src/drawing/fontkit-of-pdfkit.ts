/** The very fontkit that pdfkit uses: an import would be another copy, with formats of its own. */
import { createRequire } from 'node:module';

export const fontkitOfPdfkit: unknown = createRequire(import.meta.url)('fontkit');
