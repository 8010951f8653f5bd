import { beforeAll, describe, expect, it, vi } from 'vitest';
import { signatories } from '../../../src/domain/minutes/signatories.ts';
import type { NewObject, NewStream } from '../../../src/pdf/append-revision.ts';
import { latinText } from '../../../src/cms/bytes.ts';
import { isOutsideText } from '../../../src/verify/appearances/outside-text.ts';
import { memberShowing, sealShowing, type Show } from '../../fixtures/verify/own-appearances.ts';
import { proofInput, proofOf } from '../../fixtures/verify/proofs.ts';
import { contentUnder, type SignedMinutes, signMinutes } from '../../fixtures/verify/signed-minutes.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { europeanNames } from '../../fixtures/minutes/minutes-samples.ts';
import { rewritten } from '../../fixtures/verify/rewritten-pdf.ts';
import { checkRow, HOUR_MS, LOCKED_AT, NOW, type Row, setStage, type Stage } from './class-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;
let short: SignedMinutes;

beforeAll(async () => {
  stage = await setStage();
  const content = contentUnder(stage.office, { lockedAt: LOCKED_AT });
  short = await signMinutes(stage.office, content, { missing: [0] });
}, 60_000);

const member = (show: Show) => async () =>
  stage.withOffice({ name: 'pv.pdf', bytes: await memberShowing(stage.minutes, show) });
const seal = (show: Show) => async () =>
  stage.withOffice({ name: 'pv.pdf', bytes: await sealShowing(stage.minutes, show) });
const typed = (name: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><text font-style="italic">${name}</text></svg>`;
/** The form of the appearance with other entries. */
const formWith =
  (entries: Readonly<Record<string, string>>): NonNullable<Show['objects']> =>
  ([form, ...fonts]) => [
    { ...(form as NewStream), entries: { ...(form as NewStream).entries, ...entries } },
    ...fonts,
  ];
const nameOfFirst = () => signatories(stage.minutes.content)[0]?.name ?? '';
const lazily = (make: () => Show) => () => member(make())();
const SCAN = { kind: 'scan', sha256: 'ab'.repeat(32) } as const;

describe('what signatures show', () => {
  it.each<Row>([
    ['what they are', member({}), 'authentic', ''],
    ['a name typed, in full', lazily(() => ({ svg: typed(nameOfFirst()) })), 'authentic', ''],
    [
      'a name typed, its end',
      lazily(() => ({ svg: typed(nameOfFirst().split(' ').at(-1) ?? '') })),
      'authentic',
      '',
    ],
    ['another name typed', member({ svg: typed('Refusé') }), 'intact-unconfirmed', 'appearance-typed'],
    ['another digest', member({ contentDigest: 'ab'.repeat(32) }), 'altered', 'appearance-other'],
    ['another certificate', member({ certificateDigest: 'ab'.repeat(32) }), 'altered', 'appearance-other'],
    ['another hour', member({ at: LOCKED_AT + HOUR_MS }), 'altered', 'appearance-other'],
    ['the hour of another zone', member({ timeZone: 'Asia/Tokyo' }), 'altered', 'appearance-other'],
    [
      'a stroke that strikes what stands under',
      member({ content: (source) => source.replace(' m ', ' m 0 400 0 400 0 400 c 0 0 m ') }),
      'altered',
      'appearance-foreign',
    ],
    [
      'ink over the whole field',
      member({ content: (source) => source.replace(/^q \S+/, 'q 9') }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a white box first',
      member({ content: (source) => `1 1 1 rg 0 0 500 500 re f\n${source}` }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a line more',
      member({ content: (source) => `${source}\n${lastLine(source)}` }),
      'altered',
      'appearance-other',
    ],
    [
      'a line elsewhere',
      member({ content: (source) => source.replace(/1 0 0 1 0 \S+ Tm/, '1 0 0 1 0 60 Tm') }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a line in white',
      member({ content: (source) => source.replace(/BT \S+ \S+ \S+ rg/, 'BT 1 1 1 rg') }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a line too small to be read',
      member({ content: (source) => source.replace(' 6.8 Tf', ' 1 Tf') }),
      'altered',
      'appearance-foreign',
    ],
    [
      'glyphs pushed over each other',
      member({ content: (source) => source.replace(/(<....>) (<....>)/, '$1 300 300 $2') }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a box larger than the field',
      member({ objects: formWith({ BBox: '[0 -400 600 800]' }) }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a form turned',
      member({ objects: formWith({ Matrix: '[0 1 -1 0 0 0]' }) }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a form with more in it',
      member({ objects: formWith({ Group: '<< /S /Transparency >>' }) }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a face whose codes stand for others',
      member({
        objects: (objects) =>
          objects.map((object) =>
            'source' in object
              ? { ...object, source: object.source.replace('/Identity-H', '/Identity-V') }
              : object,
          ),
      }),
      'altered',
      'appearance-foreign',
    ],
    [
      'glyphs of another shape',
      member({ objects: (objects) => objects.map(withOtherProgram) }),
      'altered',
      'appearance-foreign',
    ],
    [
      'glyphs a little apart',
      member({ content: (source) => source.replace(/(<....>) (<....>)/, '$1 9 $2') }),
      'altered',
      'appearance-foreign',
    ],
    ['a seal, what it is', seal({}), 'authentic', ''],
    ['a seal by another name', seal({ name: 'Cachet d’un autre organisme' }), 'altered', 'appearance-other'],
    ['a seal of another hour', seal({ at: LOCKED_AT + HOUR_MS * 3 }), 'altered', 'appearance-other'],
    [
      'a seal of another certificate',
      seal({ certificateDigest: 'ab'.repeat(32) }),
      'altered',
      'appearance-other',
    ],
    [
      'a seal with more than its words',
      seal({ content: (source) => `${source}\n0 0 200 80 re f` }),
      'altered',
      'appearance-foreign',
    ],
    [
      'a seal that says who signed outside, where nobody did',
      seal({ outside: [{ names: ['Une autre'], ...SCAN }] }),
      'altered',
      'appearance-other',
    ],
  ])('%s', (...row) => checkRow('9 appearances', row));

  describe('of a member who signed outside', () => {
    const external = (sha256: string) => ({
      name: 'pv-signe.pdf',
      kind: 'scan' as const,
      sha256,
      byteCount: 1_000,
      jurorIds: [signatories(short.content)[0]?.id ?? ''],
      attachedBy: 'Basile Kermoal',
      attachedAt: LOCKED_AT,
    });
    const sealed = (names: () => readonly string[], sha256: string) => async () => {
      const bytes = await sealShowing(short, { outside: [{ names: names(), ...SCAN }] });
      const proof = proofOf({ ...short, sealed: bytes }, { external: [external(sha256)] });
      const { signatures } = proof;
      const told = {
        ...proof,
        signatures: signatures.map((one, index) => (index === 0 ? { ...one, field: null } : one)),
      };
      return stage.withOffice({ name: 'pv.pdf', bytes }, proofInput(told));
    };

    it.each<Row>([
      [
        'the file that stands for them',
        sealed(() => [nameOfFirst()], SCAN.sha256),
        'intact-unconfirmed',
        'signature-outside',
      ],
      ['another file', sealed(() => [nameOfFirst()], 'cd'.repeat(32)), 'altered', 'appearance-other'],
      ['somebody else', sealed(() => ['Une autre'], SCAN.sha256), 'altered', 'appearance-other'],
    ])('the seal names %s', (...row) => checkRow('9 outside', row));

    it('the seal names several, whose names may hold commas, each by a file', () => {
      const [one, other] = ['Ana Le Goff, docteure', 'Basile Kermoal'];
      const text = (names: string, kind = 'papier numérisé') =>
        `Signé hors de l’application par ${names} : ${kind}, SHA-256 abababababab…abababab`;
      const all = { names: [one, other], files: [SCAN.sha256] };
      expect(isOutsideText(text(`${other}, ${one}`), all)).toBe(true);
      expect(isOutsideText(`${text(one)} ; ${text(other, 'fichier signé')}`, all)).toBe(true);
      expect(isOutsideText(`${text(one)} ; ${text(one)}`, all)).toBe(false);
      expect(isOutsideText(text(one), all)).toBe(false);
      expect(isOutsideText(text(`${one}, ${other}, Une autre`), all)).toBe(false);
      expect(isOutsideText(`${text(`${one}, ${other}`)} en vain`, all)).toBe(false);
      expect(isOutsideText(text(`${one}, ${other}`), { ...all, files: ['cd'.repeat(32)] })).toBe(false);
      expect(isOutsideText(text(`${one}, ${other}`), { ...all, files: null })).toBe(true);
    });
  });

  it('is drawn again in every letter of European names, typed, or named by the seal', async () => {
    const content = contentUnder(stage.office, { ...europeanNames(), lockedAt: LOCKED_AT });
    const count = signatories(content).length;
    expect(count).toBeGreaterThan(2);
    for (let turn = 0; turn < count; turn += 1) {
      const members = [...content.members.slice(turn), ...content.members.slice(0, turn)];
      const turned = { ...content, members };
      const { name = '' } = signatories(turned)[0] ?? {};
      const bytes = await memberShowing(await signMinutes(stage.office, turned), { svg: typed(name) });
      const whole = stage.withOffice({ name: 'pv.pdf', bytes });
      await checkRow('9 names', [name, () => Promise.resolve(whole), 'authentic', '']);
      const lacking = await signMinutes(stage.office, turned, { missing: [0] });
      const sealed = await sealShowing(lacking, { outside: [{ names: [name], ...SCAN }] });
      const { files } = stage.withOffice({ name: 'pv.pdf', bytes: sealed });
      const found = await verifyDocuments(files, { now: NOW });
      expect(codesOf(found, 'fail')).toEqual(['signature-missing']);
    }
  });

  it('is nothing where the field is hidden', async () => {
    const [unsigned = new Uint8Array()] = stage.minutes.steps;
    const hidden = await rewritten(unsigned, (objects) => {
      for (const { entries } of objects.values()) if (entries?.['FT'] === '/Sig') entries['F'] = '2';
    });
    const bytes = await memberShowing({ ...stage.minutes, steps: [hidden, hidden, hidden] }, {});
    await checkRow('9 appearances', [
      'hidden',
      () => Promise.resolve(stage.withOffice({ name: 'pv.pdf', bytes })),
      'altered',
      'appearance-foreign',
    ]);
  });
});

/** A font program with one byte of an outline changed. */
function withOtherProgram(object: NewObject): NewObject {
  const isProgram = 'data' in object && latinText(object.data.subarray(0, 4)) === 'true';
  if (!isProgram) return object;
  const data = object.data.slice();
  data[data.length - 40] = (data[data.length - 40] ?? 0) ^ 1;
  return { ...object, data };
}

/** The last line of text, again. */
function lastLine(source: string): string {
  return source.split('\n').slice(-2).join('\n');
}
