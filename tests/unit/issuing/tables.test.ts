/** The table for other software: nothing that a candidate typed runs there. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tableCsv, tableXlsx } from '../../../src/core/documents/issuing/table-files.ts';
import { readXml } from '../../../src/core/documents/xml-files.ts';
import { xlsxFile } from '../../../src/core/documents/issuing/xlsx.ts';
import { csvText, inertCell } from '../../../src/domain/issuing/table-text.ts';
import { parseDelimited } from '../../../src/domain/text/delimited.ts';
import { results } from '../../fixtures/issuing/papers.ts';

const csv = () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(tableCsv(results()));

/** The parts of a ZIP, by an independent reader. */
function unzipped(file: Uint8Array, part: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'xlsx-'));
  try {
    writeFileSync(join(folder, 'a.zip'), file);
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; sys.stdout.buffer.write(z.read(sys.argv[2]))';
    return execFileSync('python3', ['-c', script, join(folder, 'a.zip'), part], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('begins with the mark of UTF-8 and keeps every candidate and bloc', () => {
  expect(csv().startsWith('\ufeffNom de naissance;')).toBe(true);
  expect(csv().trimEnd().split('\r\n')).toHaveLength(11);
  expect(csv()).toContain('Quéméneur;;Maëlle;1998-03-01');
});

it.each([
  '=1+1',
  '+33',
  '-2',
  '@SUM(A1)',
  ' =1',
  '\t=1',
  '\u00a0=1',
  '\r=1',
  '\u200b=1',
  '\ufeff@A',
  '＝1',
  '＋1',
])('never hands over %j raw', (text) => {
  expect(inertCell(text)).toBe(`'${text}`);
});

it('keeps what a candidate typed inert in both files', () => {
  expect(csv()).toContain("'=SOMME(A1)");
  const sheet = unzipped(tableXlsx(results()), 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain("'=SOMME(A1)");
  expect(sheet).not.toContain('<f>');
});

it('is read again as it was written, whatever is in it', () => {
  const text = fc.string({
    maxLength: 12,
    unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' ', '=', 'é', ',', "'", '-'),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      (rows) => {
        const read = parseDelimited(csvText(rows).slice(1), ';');
        const kept = rows
          .map((row) => row.map(inertCell))
          .filter((row) => row.some((cell) => cell.trim() !== ''));
        expect(read.rows.map(({ cells }) => cells)).toEqual(kept);
      },
    ),
  );
});

it('is a ZIP of well-formed XML, the same each time', async () => {
  const file = tableXlsx(results());
  expect(file).toEqual(tableXlsx(results()));
  for (const part of [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
  ]) {
    expect(await readXml(new TextEncoder().encode(unzipped(file, part)))).not.toBeNull();
  }
});

it('holds any text and any number of columns', () => {
  const row = Array.from({ length: 30 }, (_, index) => (index === 0 ? 'a<b>&"\u0001' : String(index)));
  const sheet = unzipped(xlsxFile('Essai', [row]), 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('r="AD1"');
  expect(sheet).toContain('a&lt;b&gt;&amp;&quot;</t>');
});
