/** The fonts of the documents, within the page: what is checked is drawn again with them. */
import dejaVuBold from '../../../resources/fonts/DejaVuSerif-Bold.ttf?inline';
import dejaVuItalic from '../../../resources/fonts/DejaVuSerif-Italic.ttf?inline';
import dejaVu from '../../../resources/fonts/DejaVuSerif.ttf?inline';
import sourceItalic from '../../../resources/fonts/SourceSerif4-Italic.ttf?inline';
import sourceRegular from '../../../resources/fonts/SourceSerif4-Regular.ttf?inline';
import sourceSemiBold from '../../../resources/fonts/SourceSerif4-SemiBold.ttf?inline';
import { bytesOfDataUrl } from '../bundle/data-url.ts';

/** Bytes of each font by the name of its file. */
export type FontFiles = Readonly<Record<string, Uint8Array>>;

const URLS = {
  'DejaVuSerif-Bold.ttf': dejaVuBold,
  'DejaVuSerif-Italic.ttf': dejaVuItalic,
  'DejaVuSerif.ttf': dejaVu,
  'SourceSerif4-Italic.ttf': sourceItalic,
  'SourceSerif4-Regular.ttf': sourceRegular,
  'SourceSerif4-SemiBold.ttf': sourceSemiBold,
};

/** The fonts, decoded anew at each call. */
export function fontFiles(): FontFiles {
  return Object.fromEntries(Object.entries(URLS).map(([name, url]) => [name, bytesOfDataUrl(url)]));
}
