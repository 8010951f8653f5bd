/** True keys of the organisation in other hands, or for other things, than they were made for. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildMinutesFile, sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { signatories } from '../../../src/domain/minutes/signatories.ts';
import { memberField } from '../../../src/domain/minutes/signature-fields.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { NAME, signerWith } from '../../fixtures/verify/own-pki.ts';
import {
  documentSigner,
  type Holder,
  joined,
  seal,
  signedAs,
  type SigningOptions,
  signMinutes,
} from '../../fixtures/verify/signed-minutes.ts';
import { renderOriginal } from '../documents/pdf-tools.ts';
import { verdictOf } from './classes.ts';
import { given, leaf, LOCKED_AT, NOW, setStage, type Stage } from './class-stage.ts';

vi.setConfig({ testTimeout: 120_000 });

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

const named = ({ signer }: Holder) => ({ subject: 'CN=Cachet', sha256: sha256Hex(signer.certificate) });
const content = (changes: Partial<MinutesContent2>): MinutesContent2 => {
  const { sha256, subject } = stage.office.authority.certificate;
  return {
    ...asContent2(oralDefence()),
    lockedAt: LOCKED_AT,
    authority: { subject, sha256 },
    ...changes,
  };
};
/** Nobody of the jury signs such minutes. */
const withoutVoters = () => content({}).members.map((member) => ({ ...member, isVoting: false }));

async function check(changes: Partial<MinutesContent2>, options: SigningOptions, isPublic = false) {
  const { sealed } = await signMinutes(stage.office, content(changes), options);
  const files = [{ name: 'pv.pdf', bytes: sealed }, given(stage.office.pem, 'autorite.crt')];
  return verdictOf('8 keys', { files: isPublic ? [...files, given(stage.publicRoot.pem)] : files, now: NOW });
}

describe('a key that is not the seal', () => {
  it('seals what nobody signed, and the data name it: a juror’s', async () => {
    const juror = await stage.office.issue('Awa Diop');
    const found = await check({ members: withoutVoters(), seal: named(juror) }, { sealHolder: juror });
    expect(found.verdict).not.toBe('authentic');
  });

  it('seals what its own holder signed, and the data name it: a jury of one', async () => {
    const [only] = content({}).members;
    if (only === undefined) throw new TypeError('no member');
    const juror = await stage.office.issue(only.name);
    const options = { holders: [juror], sealHolder: juror };
    expect(await check({ members: [only], seal: named(juror) }, options)).toMatchObject({
      verdict: 'altered',
      codes: expect.arrayContaining(['seal-of-member']) as unknown,
    });
  });

  it('seals what nobody signed, and the data name it: anybody’s under a public authority', async () => {
    const certificate = leaf(stage.publicRoot, [[NAME.common, 'Jean Quidam']]);
    const holder = { signer: signerWith(certificate, []), serial: '' };
    const found = await check(
      { members: withoutVoters(), seal: named(holder) },
      { sealHolder: holder },
      true,
    );
    expect(found.verdict).not.toBe('authentic');
  });

  it('is the seal of minutes that nobody signed, when it is the organisation’s', async () => {
    const sealHolder = await stage.office.issue('');
    const found = await check({ members: withoutVoters(), seal: named(sealHolder) }, { sealHolder });
    expect(found).toEqual({ verdict: 'authentic', codes: [] });
  });
});

describe('a key of one member', () => {
  it('signs for two who have the same name', async () => {
    const [first, second] = content({}).members;
    if (first === undefined || second === undefined) throw new TypeError('no members');
    const holder = await stage.office.issue(first.name);
    const sealHolder = await stage.office.issue('');
    const members = [first, { ...second, name: first.name }];
    const options = { holders: [holder, holder], sealHolder };
    expect(await check({ members, seal: named(sealHolder) }, options)).toMatchObject({
      verdict: 'altered',
      codes: expect.arrayContaining(['certificate-shared']) as unknown,
    });
  });

  it.each([
    ['Je refuse', 'altered'],
    ['', 'altered'],
    [null, 'authentic'],
  ] as const)('gives as its reason: %s', async (reason, verdict) => {
    const sealHolder = await stage.office.issue('');
    const signed = content({ seal: named(sealHolder) });
    const minutes = await signMinutes(stage.office, signed, { sealHolder });
    let pdf = minutes.steps[0] ?? new Uint8Array();
    for (const [index, { name }] of signatories(signed).entries()) {
      const increment = await documentSigner.signField(pdf, {
        field: memberField(index + 1),
        signer: minutes.holders[index]?.signer ?? sealHolder.signer,
        at: LOCKED_AT + (index + 2) * 60_000,
        name,
        reason: reason ?? `Signature du procès-verbal n° ${signed.number}`,
        appearance: {
          svg: inkSignature(index + 1),
          contentDigest: minutes.contentDigest,
          timeZone: signed.timeZone,
        },
      });
      pdf = joined(pdf, increment);
    }
    const bytes = await seal(pdf, sealHolder, LOCKED_AT + 600_000);
    const files = [{ name: 'pv.pdf', bytes }, given(stage.office.pem, 'autorite.crt')];
    expect((await verdictOf('8 keys', { files, now: NOW })).verdict).toBe(verdict);
  });
});

describe('names of letters that only the second family has', () => {
  it('are typed, sealed and authentic', async () => {
    const name = 'ნინო Ṧámi';
    const sealHolder = await stage.office.issue('');
    const members = content({}).members.map((member, index) => (index === 0 ? { ...member, name } : member));
    const session = { ...content({}).session, organisation: 'Ṧámi Institut' };
    const found = await check({ members, session, seal: named(sealHolder) }, { sealHolder, isTyped: true });
    expect(found).toEqual({ verdict: 'authentic', codes: [] });
  });
});

describe('data that say one thing to the eye and another to a program', () => {
  it.each(['PV-2026-0042\u200b', 'PV-2026-0042\u00a0', '\u202ePV-2026-0042', 'PV-2026-0042\n'])(
    'a number with what nobody sees: %j',
    async (number) => {
      const sealHolder = await stage.office.issue('');
      const found = await check({ number, seal: named(sealHolder) }, { sealHolder });
      expect(found.verdict).toBe('altered');
    },
  );

  it('a lock dated years after the signatures', async () => {
    const sealHolder = await stage.office.issue('');
    const signed = content({ seal: named(sealHolder) });
    const minutes = await signMinutes(stage.office, signed, { sealHolder });
    const later = { ...signed, lockedAt: LOCKED_AT + 400 * 86_400_000 };
    const { contentDigest, json } = buildMinutesFile(later);
    const unsigned = await renderOriginal(later);
    const bytes = await signedAs({ ...minutes, contentDigest, json }, unsigned);
    const files = [{ name: 'pv.pdf', bytes }, given(stage.office.pem, 'autorite.crt')];
    const found = await verdictOf('8 keys', { files, now: NOW });
    expect(found.codes).toContain('signature-before-lock');
    expect(found.verdict).not.toBe('authentic');
  });

  it('a seal dated before what it covers', async () => {
    const sealHolder = await stage.office.issue('');
    const signed = content({ seal: named(sealHolder) });
    const { steps } = await signMinutes(stage.office, signed, { sealHolder });
    const bytes = await seal(steps.at(-2) ?? new Uint8Array(), sealHolder, LOCKED_AT - 6 * 3_600_000);
    const files = [{ name: 'pv.pdf', bytes }, given(stage.office.pem, 'autorite.crt')];
    const found = await verdictOf('8 keys', { files, now: NOW });
    expect(found.codes).toContain('seal-before-signatures');
    expect(found.verdict).not.toBe('authentic');
  });
});
