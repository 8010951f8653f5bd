/**
 * A table of texts as an XLSX file: the least that spreadsheets open, in a ZIP of its own. Every cell is an inline text, so no
 * content can be a formula, a link or a date that changes.
 */
import { crc32, deflateRawSync } from 'node:zlib';
import { inertCell } from '../../../domain/issuing/table-text.ts';

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MOST_SHEET_NAME = 31;
const LETTERS = 26;
/** Widest column, in characters. */
const MOST_WIDTH = 60;
// eslint-disable-next-line no-control-regex -- XML cannot hold them
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** The file; the first row is the head. Same rows, same bytes. */
export function xlsxFile(sheetName: string, rows: readonly (readonly string[])[]): Uint8Array {
  return zipped([
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName.slice(0, MOST_SHEET_NAME))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles()],
    ['xl/worksheets/sheet1.xml', sheet(rows)],
  ]);
}

/** Text format everywhere, the head bold. */
function styles(): string {
  const fonts = '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>';
  const fills = '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>';
  const borders = '<borders count="1"><border/></borders>';
  const base = '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>';
  const cell = (font: number) =>
    `<xf numFmtId="49" fontId="${String(font)}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  return `<styleSheet xmlns="${NAMESPACE}">${fonts}${fills}${borders}${base}<cellXfs count="2">${cell(0)}${cell(1)}</cellXfs></styleSheet>`;
}

function sheet(rows: readonly (readonly string[])[]): string {
  const columnCount = Math.max(1, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columnCount }, (_, index) =>
    Math.min(MOST_WIDTH, 2 + Math.max(8, ...rows.map((row) => row[index]?.length ?? 0))),
  );
  const columns = widths.map(
    (width, index) =>
      `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${String(width)}" customWidth="1"/>`,
  );
  const body = rows.map((row, index) => {
    const cells = row.map(
      (text, column) =>
        `<c r="${columnName(column)}${String(index + 1)}" s="${index === 0 ? '1' : '0'}" t="inlineStr"><is><t xml:space="preserve">${escaped(inertCell(text))}</t></is></c>`,
    );
    return `<row r="${String(index + 1)}">${cells.join('')}</row>`;
  });
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `<worksheet xmlns="${NAMESPACE}">${frozen}<cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData></worksheet>`;
}

/** A, B, … Z, AA. */
function columnName(index: number): string {
  const rest = Math.floor(index / LETTERS);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (index % LETTERS));
}

function escaped(text: string): string {
  return text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** ZIP without dates (1 January 1980), so that the same content is the same file. */
function zipped(parts: readonly (readonly [name: string, xml: string])[]): Uint8Array {
  const files = parts.map(([name, xml]) => {
    const content = Buffer.from(DECLARATION + xml);
    return { name: Buffer.from(name), content, packed: deflateRawSync(content) };
  });
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { content, name, packed } of files) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x08_00, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(0x00_21, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(content.byteLength, 18);
    common.writeUInt16LE(name.byteLength, 22);
    const body = Buffer.concat([signature(0x04_03_4b_50), common, name, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02_01_4b_50), Buffer.from([20, 0]), common, entry, name]));
    bodies.push(body);
    offset += body.byteLength;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listing.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, listing, signature(0x06_05_4b_50), end]));
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
