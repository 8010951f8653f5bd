import { beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { codesOf, valuesOf } from '../../fixtures/verify/reports.ts';
import { joined, textInput } from '../../fixtures/verify/signed-minutes.ts';
import type { GivenFile } from './classes.ts';
import { checkRow, given, NOW, type Row, setStage, type Stage } from './class-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
}, 60_000);

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const pdf = (change: (sealed: Uint8Array) => Uint8Array) => () =>
  Promise.resolve(stage.withOffice({ name: 'pv.pdf', bytes: change(stage.minutes.sealed) }));
const followedBy = (tail: string) => pdf((sealed) => joined(sealed, latin(tail)));
const json = (change: (text: string) => string) => () =>
  Promise.resolve(
    stage.withOffice(
      { name: 'pv.pdf', bytes: stage.minutes.sealed },
      textInput('pv.json', change(stage.minutes.json)),
    ),
  );
/** The file with those bytes read as text and written again as another. */
const asText = (change: (text: string) => Buffer) =>
  pdf((sealed) => new Uint8Array(change(Buffer.from(sealed).toString('latin1'))));
/** The authority in DER, with that after it. */
const der = (tail: string): GivenFile => ({
  name: 'autorite.cer',
  bytes: joined(new Uint8Array(stage.office.issuer.der), latin(tail)),
});
const share = (part: number) => (sealed: Uint8Array) => sealed.subarray(0, Math.floor(sealed.length * part));
const crlf = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');
const reversed = (text: string) => {
  const data = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(Object.fromEntries(Object.entries(data).reverse()));
};

describe('what a file goes through on its way', () => {
  it.each<Row>([
    ['a line feed after it', followedBy('\n'), 'authentic', ''],
    ['an end of line after it', followedBy('\r\n'), 'authentic', ''],
    [
      'an end of line in the place of its own',
      pdf((sealed) => joined(sealed.subarray(0, -1), latin('\r\n'))),
      'authentic',
      '',
    ],
    ['its last line feed lost', pdf((sealed) => sealed.subarray(0, -1)), 'authentic', ''],
    ['filled up with zeros', followedBy('\0'.repeat(4_096)), 'authentic', ''],
    ['blanks after it', followedBy(' \t\r\n\f\0'), 'authentic', ''],
    ['a mark of the order of bytes', pdf((sealed) => joined(BYTE_ORDER_MARK, sealed)), 'authentic', ''],
    ['empty lines before it', pdf((sealed) => joined(latin('\r\n\r\n'), sealed)), 'authentic', ''],
    ['half of it', pdf(share(0.5)), 'not-checkable', 'file-cut'],
    ['nine tenths of it', pdf(share(0.9)), 'not-checkable', 'file-cut'],
    ['its first bytes', pdf((sealed) => sealed.subarray(0, 12)), 'not-checkable', 'file-cut'],
    ['all but its last three bytes', pdf((sealed) => sealed.subarray(0, -3)), 'not-checkable', 'file-cut'],
    [
      'half of it in the room kept for all',
      pdf((sealed) => joined(share(0.5)(sealed), new Uint8Array(50_000))),
      'not-checkable',
      'file-cut',
    ],
    ['sent as a text, its ends of line turned', asText(crlf), 'not-checkable', 'file-as-text'],
    [
      'sent as a text, its bytes taken for characters',
      asText((text) => Buffer.from(text, 'utf8')),
      'not-checkable',
      'file-as-text',
    ],
    [
      'sent as a text, its bytes lost',
      pdf((sealed) => new TextEncoder().encode(new TextDecoder().decode(sealed))),
      'not-checkable',
      'file-as-text',
    ],
    ['still in base64', asText((text) => Buffer.from(btoa(text))), 'not-checkable', 'file-as-text'],
    ['a comment after it', followedBy('% vu\n'), 'altered', 'structure-broken'],
    ['a letter after it', followedBy('x'), 'altered', 'structure-broken'],
    ['a number after it', followedBy('12'), 'altered', 'structure-broken'],
    ['text after blanks', followedBy('\n\n\0\0vu'), 'altered', 'structure-broken'],
    ['another end after it', followedBy('%%EOF\n'), 'altered', 'structure-broken'],
    ['a comment before it', pdf((sealed) => joined(latin('% vu\n'), sealed)), 'altered', 'structure-broken'],
    ['a byte within it', pdf((sealed) => changed(sealed)), 'altered', 'structure-broken'],
    [
      'a byte within it, and zeros after it',
      pdf((sealed) => joined(changed(sealed), latin('\0'))),
      'altered',
      'structure-broken',
    ],
    [
      'a certificate with blanks after it',
      () =>
        Promise.resolve({
          files: [{ name: 'pv.pdf', bytes: stage.minutes.sealed }, der('\r\n\0\0')],
          now: NOW,
        }),
      'authentic',
      '',
    ],
    [
      'a certificate with more after it',
      () => Promise.resolve({ files: [{ name: 'pv.pdf', bytes: stage.minutes.sealed }, der('x')], now: NOW }),
      'intact-unconfirmed',
      'authority-unconfirmed',
    ],
    ['its data with a line feed', json((text) => `${text}\n`), 'authentic', ''],
    ['its data after an empty line', json((text) => `\r\n${text}`), 'authentic', ''],
    ['its data with indents', json((text) => JSON.stringify(JSON.parse(text), null, 2)), 'authentic', ''],
    ['its data in another order', json(reversed), 'authentic', ''],
    ['its data with escapes', json((text) => text.replaceAll('é', '\\u00e9')), 'authentic', ''],
    [
      'its data with another value',
      json((text) => text.replace('"revision":', '"revision":1')),
      'altered',
      'json-other',
    ],
    [
      'its data with a key twice',
      json((text) => `{"contentDigest":"${'0'.repeat(64)}",${text.slice(1)}`),
      'altered',
      'json-other',
    ],
    ['its data with one value more', json((text) => `{"z":0,${text.slice(1)}`), 'altered', 'json-other'],
  ])('%s', (...row) => checkRow('9 transit', row));

  it('is told with what the document itself is', async () => {
    const { sealed } = stage.minutes;
    const files: GivenFile[] = [given(stage.office.pem)];
    const bytes = joined(BYTE_ORDER_MARK, sealed, new Uint8Array(512));
    const report = await verifyDocuments([{ name: 'pv.pdf', bytes }, ...files], { now: NOW });
    const alone = await verifyDocuments([{ name: 'pv.pdf', bytes: sealed }, ...files], { now: NOW });
    const { byteCount, sha256 } = valuesOf(alone, 'file') ?? {};
    expect(valuesOf(report, 'file-lead')).toEqual({
      byteCount,
      sha256: expect.any(String) as unknown,
      count: 3,
    });
    expect(valuesOf(report, 'file-tail')).toEqual({ byteCount, sha256, count: 513 });
    expect(valuesOf(report, 'file')).toMatchObject({ byteCount: sealed.length + 515 });
    expect(codesOf(alone, 'note')).not.toContain('file-tail');
  });

  it('of exported data is told apart: the very bytes, or the same data', async () => {
    const document = { name: 'pv.pdf', bytes: stage.minutes.sealed };
    const { json: text } = stage.minutes;
    const passes = async (data: string) =>
      codesOf(await verifyDocuments([document, textInput('pv.json', data)], { now: NOW }), 'pass');
    expect(await passes(text)).toContain('json-same');
    expect(await passes(`${text}\n`)).toContain('json-same-data');
  });

  it('of exported data that stop short is said', async () => {
    const document = { name: 'pv.pdf', bytes: stage.minutes.sealed };
    const half = stage.minutes.json.slice(0, 3_000);
    const { companions } = await verifyDocuments([document, textInput('pv.json', half)], { now: NOW });
    expect(companions).toEqual([{ name: 'pv.json', kind: 'cut-data' }]);
  });
});

/** One byte of a stream of the first revision, in its keyword. */
function changed(sealed: Uint8Array): Uint8Array {
  const bytes = sealed.slice();
  bytes[Buffer.from(sealed).indexOf('endstream') + 2] = 0x21;
  return bytes;
}
