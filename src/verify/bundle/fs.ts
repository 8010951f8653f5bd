/** What pdfkit reads of its own files, in a bundle that has no files: the colour profile that PDF/A embeds. */
import profile from 'pdfkit/js/data/sRGB_IEC61966_2_1.icc?inline';
import { bytesOfDataUrl } from './data-url.ts';

/** Answers the profile; throws for any other file. */
export function readFileSync(path: string): Buffer {
  if (!path.endsWith('/sRGB_IEC61966_2_1.icc')) throw new Error(`no such file: ${path}`);
  return Buffer.from(bytesOfDataUrl(profile));
}
