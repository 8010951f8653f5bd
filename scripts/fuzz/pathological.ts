/** Files made to keep a reader busy: deep, long, swelling, or going round in circles. */
import { deflateSync } from 'node:zlib';
import type { SeededRandom } from './random.ts';

const HEADER = '%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n';
const IDENTIFIER = '<00000000000000000000000000000000>';

/** A file in our own form, of objects numbered from 1; the first is the catalogue, the second the metadata of nothing. */
function pdf(
  objects: readonly (string | { readonly dictionary: string; readonly data: Buffer })[],
): Uint8Array {
  const parts: Buffer[] = [Buffer.from(HEADER, 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [index, object] of objects.entries()) {
    offsets.push(length());
    const number = String(index + 1);
    if (typeof object === 'string') parts.push(Buffer.from(`${number} 0 obj\n${object}\nendobj\n`, 'latin1'));
    else {
      const head = `<<\n${object.dictionary}\n/Length ${String(object.data.length)}\n>>`;
      parts.push(Buffer.from(`${number} 0 obj\n${head}\nstream\n`, 'latin1'), object.data);
      parts.push(Buffer.from('\nendstream\nendobj\n'));
    }
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  const trailer = `<<\n/Size ${size}\n/Root 1 0 R\n/Info 1 0 R\n/ID [${IDENTIFIER} ${IDENTIFIER}]\n>>`;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${String(length())}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(end)]));
}

const ATTACHED =
  '<<\n/Type /Catalog\n/AF [2 0 R]\n/Names <<\n/EmbeddedFiles <<\n/Names [(a) 2 0 R]\n>>\n>>\n/Pages 4 0 R\n/Metadata 3 0 R\n>>';
const SPEC = '<<\n/Type /Filespec\n/EF <<\n/F 3 0 R\n>>\n>>';

/** A document whose attached data are those, deflated. */
function attaching(data: Buffer): Uint8Array {
  return pdf([
    ATTACHED,
    SPEC,
    { dictionary: '/Filter /FlateDecode', data: deflateSync(data) },
    '<<\n/Type /Pages\n/Kids []\n>>',
  ]);
}

/** Makes one, by the name under which it is counted. */
export const PATHOLOGICAL: ReadonlyMap<string, (random: SeededRandom) => Uint8Array> = new Map([
  [
    'nested',
    (random) => Buffer.from(`${HEADER}1 0 obj\n${'['.repeat(1_000 + random.below(2_000_000))}`, 'latin1'),
  ],
  [
    'values',
    (random) =>
      Buffer.from(
        `${HEADER}1 0 obj\n[${'0 '.repeat(100_000 + random.below(3_000_000))}]\nendobj\n`,
        'latin1',
      ),
  ],
  [
    'names',
    (random) =>
      Buffer.from(
        `${HEADER}1 0 obj\n<<${Array.from({ length: 1_000 + random.below(50_000) }, (_, index) => `/K${String(index)} 0 `).join('')}>>\nendobj\n`,
        'latin1',
      ),
  ],
  [
    'literal',
    (random) => Buffer.from(`${HEADER}1 0 obj\n(${'a'.repeat(100_000 + random.below(8_000_000))}`, 'latin1'),
  ],
  ['bomb', (random) => attaching(Buffer.alloc(1_000_000 + random.below(80_000_000), 0x20))],
  ['deep JSON', (random) => attaching(Buffer.from('['.repeat(10_000 + random.below(3_000_000))))],
  ['wide JSON', (random) => attaching(Buffer.from(`[${'1,'.repeat(10_000 + random.below(3_000_000))}1]`))],
  [
    'false minutes',
    (random) =>
      attaching(
        Buffer.from(
          `{"content":{"schema":"pupitre.minutes/1","members":[${'{},'.repeat(random.below(30_000))}{}]},"schema":"pupitre.minutes-file/2"}`,
        ),
      ),
  ],
  ['revisions', (random) => repeatedRevisions(2 + random.below(20_000))],
  ['pages', (random) => loopedPages(2 + random.below(60))],
  ['markers', (random) => attaching(Buffer.from('<dc:title><rdf:li'.repeat(1_000 + random.below(200_000))))],
] satisfies [string, (random: SeededRandom) => Uint8Array][]);

/** Thousands of updates that do nothing. */
function repeatedRevisions(count: number): Uint8Array {
  const first = pdf([
    ATTACHED,
    SPEC,
    { dictionary: '/A 1', data: Buffer.from('{}') },
    '<<\n/Type /Pages\n/Kids []\n>>',
  ]);
  const parts: Buffer[] = [Buffer.from(first)];
  let at = first.length;
  let before = Number(/startxref\n(\d+)/.exec(Buffer.from(first).toString('latin1'))?.[1] ?? 0);
  for (let index = 0; index < count; index += 1) {
    const end = `xref\ntrailer\n<<\n/Size 5\n/Root 1 0 R\n/Info 1 0 R\n/ID [${IDENTIFIER} ${IDENTIFIER}]\n/Prev ${String(before)}\n>>\nstartxref\n${String(at)}\n%%EOF\n`;
    before = at;
    at += end.length;
    parts.push(Buffer.from(end, 'latin1'));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A tree of pages whose every node is met many times. */
function loopedPages(breadth: number): Uint8Array {
  const node = (next: number) =>
    `<<\n/Type /Pages\n/Kids [${Array.from({ length: breadth }, () => `${String(next)} 0 R`).join(' ')}]\n>>`;
  const json = Buffer.from('{"schema":"pupitre.minutes-file/2"}');
  return pdf([ATTACHED, SPEC, { dictionary: '/A 1', data: json }, node(5), node(6), node(7), node(4)]);
}
