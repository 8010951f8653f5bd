import { beforeAll, describe, expect, it, vi } from 'vitest';
import { cadesDetached } from '../../../src/cms/cades.ts';
import { fillField } from '../../../src/core/documents/signing/fill-field.ts';
import { appendRevision, type NewObject } from '../../../src/pdf/append-revision.ts';
import { dateSource, referenceSource, valueSource } from '../../../src/pdf/pdf-source.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import type { Report } from '../../../src/verify/report.ts';
import { reservedFields } from '../../../src/verify/signature-fields.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import {
  contentUnder,
  createOffice,
  documentSigner,
  joined,
  type Office,
  seal,
  type SignedMinutes,
  signMinutes,
  textInput,
  TIME_ZONE,
} from '../../fixtures/verify/signed-minutes.ts';

vi.setConfig({ testTimeout: 60_000 });

const LOCKED_AT = Date.UTC(2026, 10, 24, 14, 15, 0);
const LATER = LOCKED_AT + 3_600_000;
const IDENTIFIER = new Uint8Array(16);

let office: Office;
let minutes: SignedMinutes;

beforeAll(async () => {
  office = await createOffice(LOCKED_AT);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
}, 60_000);

function check(bytes: Uint8Array, given: Office = office): Promise<Report> {
  return verifyDocuments([{ name: 'pv.pdf', bytes }, textInput('autorite.crt', given.pem)]);
}

/** The document with one more revision, as a tool that knows PDF would write it. */
function updated(pdf: Uint8Array, objects: readonly NewObject[]): Uint8Array {
  return joined(pdf, appendRevision(readPdf(pdf), objects, IDENTIFIER).bytes);
}

/** Number of the object that an entry of the catalogue refers to. */
function catalogued(pdf: Uint8Array, key: string): number {
  const value = readPdf(pdf).catalogue(0).entries.get(key);
  if (value?.kind !== 'reference') throw new TypeError(`no reference to ${key}`);
  return value.number;
}

/** Source of a field, with entries set. */
function fieldSource(
  pdf: Uint8Array,
  name: string,
  set: Readonly<Record<string, string>>,
): { number: number; source: string } {
  const file = readPdf(pdf);
  const field = reservedFields(file).find((reserved) => reserved.name === name);
  const value = field === undefined ? undefined : file.object(field.number).value;
  if (field === undefined || value?.kind !== 'dictionary') throw new TypeError(`no field ${name}`);
  const kept = [...value.entries]
    .filter(([key]) => !(key in set))
    .map(([key, entry]) => `/${key} ${valueSource(entry)}`);
  const added = Object.entries(set).map(([key, source]) => `/${key} ${source}`);
  return { number: field.number, source: `<< ${[...kept, ...added].join('\n')} >>` };
}

describe('an update after the signatures', () => {
  it('that drops pages is reported, though every signature is valid', async () => {
    const pages = catalogued(minutes.sealed, 'Pages');
    const { value } = readPdf(minutes.sealed).object(pages);
    if (value.kind !== 'dictionary') throw new TypeError('no page tree');
    const kids = value.entries.get('Kids');
    const first = kids?.kind === 'array' ? kids.items[0] : undefined;
    if (first?.kind !== 'reference') throw new TypeError('no page');
    const report = await check(
      updated(minutes.sealed, [
        { number: pages, source: `<< /Type /Pages /Count 1 /Kids [${referenceSource(first.number)}] >>` },
      ]),
    );
    expect(report.verdict).toBe('altered');
    expect(codesOf(report, 'fail')).toEqual(['update-replaces', 'update-without-field']);
    expect(codesOf(report, 'pass').filter((code) => code === 'signature-valid')).toHaveLength(4);
  });

  it('that swaps the attached data is reported', async () => {
    const file = readPdf(minutes.sealed);
    const streams = [...file.revision(0).objects.values()].filter(
      ({ value }) =>
        value.kind === 'dictionary' &&
        value.entries.get('Type')?.kind === 'name' &&
        valueSource(value).includes('/EmbeddedFile'),
    );
    const [stream] = streams;
    if (stream === undefined) throw new TypeError('no attachment');
    const data = new TextEncoder().encode('{"schema":"pupitre.minutes-file/2"}');
    const report = await check(
      updated(minutes.sealed, [
        { number: stream.number, entries: { Type: '/EmbeddedFile', Subtype: '/application#2Fjson' }, data },
      ]),
    );
    expect(report.verdict).toBe('altered');
    expect(codesOf(report, 'fail')).toContain('update-replaces');
  });

  it('that only adds an object is reported', async () => {
    const { size } = readPdf(minutes.sealed).revision();
    const report = await check(
      updated(minutes.sealed, [{ number: size, source: '<< /Type /Action /S /JavaScript >>' }]),
    );
    expect(codesOf(report, 'fail')).toContain('update-without-field');
  });

  it.each([
    ['a byte', (pdf: Uint8Array) => joined(pdf, Uint8Array.of(0x0b))],
    ['a whole other document', (pdf: Uint8Array) => joined(pdf, pdf)],
    ['a comment', (pdf: Uint8Array) => joined(pdf, new TextEncoder().encode('% vu et approuvé\n'))],
  ])('that is %s is reported', async (_, change) => {
    const report = await check(change(minutes.sealed));
    expect(report.verdict).toBe('altered');
    expect(codesOf(report, 'fail')).toEqual(['structure-broken']);
  });
});

describe('a signature that does more than sign', () => {
  const stepBeforeSeal = () => minutes.steps.at(-2) ?? new Uint8Array();
  const filling = async (field: string) => {
    const { signer } = await office.issue('Hélène Vasseur-Oyarzun');
    return {
      field,
      entries: {
        Type: '/Sig',
        Filter: '/Adobe.PPKLite',
        SubFilter: '/ETSI.CAdES.detached',
        M: dateSource(LATER),
      },
      reserveBytes: 4096,
      contents: (sha256: Uint8Array) => cadesDetached(sha256, signer),
    };
  };

  it('moves its field over the page: reported', async () => {
    const pdf = stepBeforeSeal();
    const { size } = readPdf(pdf).revision();
    const field = fieldSource(pdf, 'Cachet', { Rect: '[0 0 595 842]', V: referenceSource(size) });
    const report = await check(updated(pdf, [field, { number: size, source: '<< /Type /Sig >>' }]));
    expect(codesOf(report, 'fail')).toEqual(
      expect.arrayContaining(['update-alters-field', 'update-not-a-signature']),
    );
  });

  it('shows an object of the page, or acts: reported', async () => {
    const pdf = stepBeforeSeal();
    const { size } = readPdf(pdf).revision();
    const shows = fieldSource(pdf, 'Cachet', {
      AP: `<< /N ${referenceSource(catalogued(pdf, 'Pages'))} >>`,
      V: referenceSource(size),
    });
    const shown = await check(updated(pdf, [shows, { number: size, source: '<< /Type /Sig >>' }]));
    expect(codesOf(shown, 'fail')).toContain('update-adds');
    const acts = fieldSource(pdf, 'Cachet', {
      AP: `<< /N ${referenceSource(size + 1)} >>`,
      V: referenceSource(size),
    });
    const acted = await check(
      updated(pdf, [
        acts,
        { number: size, source: '<< /Type /Sig >>' },
        { number: size + 1, source: '<< /Type /XObject /Subtype /Form /AA << /S /JavaScript >> >>' },
      ]),
    );
    expect(codesOf(acted, 'fail')).toContain('update-adds');
  });

  it('fills two fields at once: reported', async () => {
    const pdf = minutes.steps[2] ?? new Uint8Array();
    const { size } = readPdf(pdf).revision();
    const both = ['Signature_3', 'Cachet'].map((name) =>
      fieldSource(pdf, name, { V: referenceSource(size) }),
    );
    const report = await check(updated(pdf, [...both, { number: size, source: '<< /Type /Sig >>' }]));
    expect(codesOf(report, 'fail')).toContain('update-several-fields');
  });

  it('fills the field of the timestamp: reported', async () => {
    const increment = await fillField(minutes.sealed, await filling('Horodatage'));
    const report = await check(joined(minutes.sealed, increment));
    expect(codesOf(report, 'fail')).toEqual(expect.arrayContaining(['field-kind', 'timestamp-malformed']));
  });

  it('comes after the seal: reported', async () => {
    const early = await signMinutes(office, minutes.content, { missing: [2] });
    const signer = await office.issue('Noémie Sœur');
    const increment = await documentSigner.signField(early.sealed, {
      field: 'Signature_3',
      signer: signer.signer,
      at: LATER,
      name: 'Noémie Sœur',
      reason: 'Procès-verbal arrêté',
      appearance: {
        svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><path d="M 1,1 C 2,2 3,3 4,4" stroke-width="1" stroke="#000" fill="none" stroke-linecap="round"></path></svg>',
        contentDigest: early.contentDigest,
        timeZone: TIME_ZONE,
      },
    });
    const report = await check(joined(early.sealed, increment));
    expect(report.verdict).toBe('altered');
    expect(codesOf(report, 'fail')).toEqual(['order-wrong']);
  });
});

describe('signatures that are not those of the jury', () => {
  it('one that is missing is reported', async () => {
    const report = await check((await signMinutes(office, minutes.content, { missing: [1] })).sealed);
    expect(codesOf(report, 'fail')).toEqual(['signature-missing']);
  });

  it('minutes that nobody sealed are reported', async () => {
    const report = await check(minutes.steps.at(-2) ?? new Uint8Array());
    expect(codesOf(report, 'fail')).toEqual(['seal-missing']);
  });

  it('a copy signed by keys of another authority with the same names is reported, whatever authority it names', async () => {
    const forger = await createOffice(LOCKED_AT);
    const claimed = await signMinutes(forger, minutes.content);
    const report = await check(claimed.sealed);
    expect(codesOf(report, 'fail')).toEqual(['authority-not-of-minutes', 'authority-other']);
    const own = await signMinutes(forger, contentUnder(forger, { lockedAt: LOCKED_AT }));
    expect(codesOf(await check(own.sealed), 'fail')).toEqual(['authority-other']);
    const unknown = await verifyDocuments([{ name: 'pv.pdf', bytes: own.sealed }]);
    expect(unknown.verdict).toBe('intact-unconfirmed');
    expect(unknown.documents[0]?.authoritySha256).toBe(forger.authority.certificate.sha256);
  });

  it('a seal by another authority is reported', async () => {
    const forger = await createOffice(LOCKED_AT, 'Autre organisme');
    const bytes = await seal(
      minutes.steps.at(-2) ?? new Uint8Array(),
      await forger.issue('Cachet d’Organisme de démonstration'),
      LATER,
    );
    expect(codesOf(await check(bytes), 'fail')).toEqual(['authority-other']);
  });

  it('a member who signs with the certificate of another is reported', async () => {
    const holders = await Promise.all(
      ['Hélène Vasseur-Oyarzun', 'Noémie Sœur', 'Noémie Sœur'].map((name) => office.issue(name)),
    );
    const report = await check((await signMinutes(office, minutes.content, { holders })).sealed);
    expect(codesOf(report, 'fail')).toEqual(['certificate-name-other']);
  });

  it('a certificate that was not valid yet, or no more, is reported', async () => {
    const day = 24 * 3_600_000;
    const before = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT - 3 * day }));
    expect(new Set(codesOf(await check(before.sealed), 'fail'))).toEqual(new Set(['path-not-yet-valid']));
    const after = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT + 4 * 366 * day }));
    expect(new Set(codesOf(await check(after.sealed), 'fail'))).toEqual(new Set(['path-expired']));
  });
});

describe('a revoked certificate', () => {
  const withList = async (revokedAt: number, lister: Office = office) => {
    const serial = minutes.holders[0]?.serial ?? '';
    const list = await lister.revocationList([serial], revokedAt);
    return verifyDocuments([
      { name: 'pv.pdf', bytes: minutes.sealed },
      textInput('autorite.crt', office.pem),
      { name: 'liste.crl', bytes: list },
    ]);
  };

  it('is reported when it was revoked before it signed', async () => {
    const report = await withList(LOCKED_AT);
    expect(report.verdict).toBe('altered');
    expect(codesOf(report, 'fail')).toEqual(['revoked-before']);
    expect(report.companions.map(({ kind }) => kind)).toEqual(['authority', 'revocation-list']);
  });

  it('is told of when it was revoked after', async () => {
    const report = await withList(LATER);
    // Only its own word dates the signature before.
    expect(report.verdict).toBe('intact-unconfirmed');
    expect(codesOf(report, 'open')).toEqual(['revoked-unproven']);
    expect(codesOf(report, 'pass').filter((code) => code === 'revocation-clear')).toHaveLength(3);
  });

  it('is not believed from a list that another authority signed', async () => {
    const report = await withList(LOCKED_AT, await createOffice(LOCKED_AT));
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(codesOf(report, 'note')).toContain('revocation-unlisted');
    expect(codesOf(report, 'open')).toContain('revocation-list-forged');
  });
});

describe('files that are no documents', () => {
  it.each([
    ['empty', new Uint8Array(), 'file-empty'],
    ['not a PDF', new TextEncoder().encode('Bonjour'), 'not-a-pdf'],
    ['another PDF', new TextEncoder().encode('%PDF-1.4\n%âãÏÓ\n1 0 obj\n'), 'not-from-here'],
    ['huge', new Uint8Array(256 * 1024 * 1024 + 1), 'file-too-large'],
  ])('%s cannot be checked', async (_, bytes, code) => {
    const report = await check(bytes);
    expect(report.verdict).toBe('not-checkable');
    expect(codesOf(report, 'open')).toEqual([code]);
  });

  it('a document that was cut is altered', async () => {
    for (const share of [0.25, 0.5, 0.9, 0.999]) {
      const report = await check(minutes.sealed.subarray(0, Math.floor(minutes.sealed.length * share)));
      expect(['altered', 'not-checkable']).toContain(report.verdict);
    }
  });
});
