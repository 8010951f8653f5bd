/** What stands around the text of minutes of any kind: running header and footer, and the code beside the title. */
import type { Content } from 'pdfmake/interfaces';
import { headerName, widthBound } from './header-name.ts';
import { hairline, INK, PAGE, TEXT_WIDTH } from './minutes-layout.ts';

/** pdfmake draws modules of whole points: this gives 2 points to each for a number of up to 70 characters. */
const QR_SIZE = 98;
const HEADER_GAP = 16;

/** The organisation as it stands above pages, beside a number: whole, or cut with an ellipsis. */
export function headerOrganisation(organisation: string, number: string): string {
  return headerName(organisation, TEXT_WIDTH - HEADER_GAP - widthBound(number));
}

/** What stands above each page; version 0.1.0 did not keep the number on one line. */
export function pageHeader(organisation: string, number: string, isNumberKept = true): Content {
  return {
    margin: [PAGE.marginX, 32, PAGE.marginX, 0],
    stack: [
      {
        columns: [
          { text: organisation, style: 'label', width: '*' },
          {
            text: number,
            style: 'label',
            width: 'auto',
            noWrap: isNumberKept,
          },
        ],
        columnGap: HEADER_GAP,
        margin: [0, 0, 0, 4],
      },
      hairline(),
    ],
  };
}

interface Footer {
  readonly contentDigest: string;
  readonly software: { readonly name: string; readonly version: string };
}

/** What stands under the page of that number, from 1. */
export function pageFooter({ contentDigest, software }: Footer, page: number, pageCount: number): Content {
  const { name, version } = software;
  return {
    margin: [PAGE.marginX, 13, PAGE.marginX, 0],
    stack: [
      hairline(),
      {
        columns: [
          { text: `SHA-256 ${contentDigest.slice(0, 16)}…`, width: '*' },
          { text: `Établi avec ${name} ${version}`, width: 'auto' },
          { text: `Page ${String(page)} sur ${String(pageCount)}`, width: '*', alignment: 'right' },
        ],
        style: 'running',
        margin: [0, 4, 0, 0],
      },
    ],
  };
}

/** The lines under which a document begins, and the code beside them. */
export function titleWithCode(lines: Content[], code: string, eccLevel: 'M' | 'L'): Content {
  return {
    columns: [
      { stack: lines, width: '*' },
      {
        qr: code,
        fit: QR_SIZE,
        eccLevel,
        foreground: INK,
        padding: 0,
        alignment: 'right',
        width: QR_SIZE,
        // The code may stand beside the first heading, which is short.
        margin: [0, 0, 0, -14],
      },
    ],
    columnGap: 8,
  };
}
