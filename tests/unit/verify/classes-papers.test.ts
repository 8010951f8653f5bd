import { SIGNING_REASON } from '../../../src/documents/signing-reason.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../../src/domain/minutes/canonical.ts';
import type { Proof2 } from '../../../src/domain/minutes/proof.schema.ts';
import { createProofRenderer } from '../../../src/core/documents/proof-pdf.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { type Entity, signerWith } from '../../fixtures/verify/own-pki.ts';
import { proofInput, proofOf } from '../../fixtures/verify/proofs.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import {
  contentUnder,
  createOffice,
  type Holder,
  seal,
  type SignedMinutes,
  signMinutes,
} from '../../fixtures/verify/signed-minutes.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { FONTS_DIR } from '../documents/pdf-tools.ts';
import type { Case, GivenFile } from './classes.ts';
import {
  checkRow,
  given,
  HOUR_MS,
  leaf,
  LOCKED_AT,
  NOW,
  type Row,
  setStage,
  type Stage,
} from './class-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;
let outsider: Entity;

beforeAll(async () => {
  stage = await setStage();
  outsider = leaf(stage.publicRoot, stage.sealName);
}, 60_000);

type Change = (proof: Proof2) => Proof2;

/** The paper of that proof of the minutes, sealed by that holder. */
async function paper(change: Change, holder: Holder = stage.minutes.sealHolder): Promise<GivenFile> {
  const proof = change(proofOf(stage.minutes));
  const pages = await createProofRenderer({ fontsDir: FONTS_DIR }).renderProof({
    proof,
    json: canonicalJson(proof),
    organisation: stage.minutes.content.session.organisation,
    isToBeSealed: true,
  });
  return {
    name: 'dossier.pdf',
    bytes: await seal(pages, holder, LOCKED_AT + HOUR_MS, SIGNING_REASON.proof(proof.number)),
  };
}

const alone = (change: Change, holder?: () => Holder) => async () =>
  stage.withOffice(await paper(change, holder?.()));
const same: Change = (proof) => proof;
/** The link of that rank with that change. */
const withLink =
  (rank: number, change: Partial<Proof2['chain']['links'][number]>): Change =>
  (proof) => {
    const links = proof.chain.links.map((link, index) => (index === rank ? { ...link, ...change } : link));
    return { ...proof, chain: { ...proof.chain, links } };
  };
const external = (): Holder => ({ signer: signerWith(outsider, [stage.publicRoot]), serial: '' });
const juror = (): Holder => {
  const [first] = stage.minutes.holders;
  if (first === undefined) throw new TypeError('no holder');
  return first;
};

describe('proofs on paper', () => {
  it.each<Row>([
    ['as the application makes them', alone(same), 'authentic', ''],
    ['sealed by a member of the jury', alone(same, juror), 'altered', 'seal-of-member'],
    [
      'sealed by a member whom they leave out',
      alone((proof) => ({ ...proof, signatures: proof.signatures.slice(1) }), juror),
      'altered',
      'seal-of-member',
    ],
    [
      'a record of the minutes altered',
      alone(withLink(0, { digest: 'a'.repeat(64) })),
      'altered',
      'chain-broken',
    ],
    [
      'their last record altered',
      alone(withLink(2, { recordDigest: 'a'.repeat(64) })),
      'altered',
      'chain-broken',
    ],
    ['another record altered', alone(withLink(1, { recordDigest: 'a'.repeat(64) })), 'authentic', ''],
    [
      'that do not come to the archived files',
      alone((proof) => ({ ...proof, chain: { ...proof.chain, links: proof.chain.links.slice(0, 2) } })),
      'altered',
      'chain-record-other',
    ],
    [
      'sealed under a public authority',
      async () => stage.withOffice(await paper(same, external()), given(stage.publicRoot.pem)),
      'intact-unconfirmed',
      'seal-not-told-apart',
    ],
    [
      'sealed under a public authority, by the seal that was given',
      async () => {
        const seal = { ...given(outsider.pem, 'cachet.crt'), role: 'seal' as const };
        const root = { ...given(stage.publicRoot.pem), role: 'seal' as const };
        return stage.withOffice(await paper(same, external()), root, seal);
      },
      'authentic',
      '',
    ],
    [
      'sealed under a public authority, beside minutes of the same seal',
      async () => {
        const minutes = await stage.sealedBy(outsider, [stage.publicRoot]);
        const proof = await paper((one) => ({ ...one, number: `${one.number}0` }), external());
        return stage.withOffice(minutes, proof, given(stage.publicRoot.pem));
      },
      'authentic',
      '',
    ],
  ])('%s', (...row) => checkRow('9 papers', row));

  it('say of a break elsewhere that it is the register’s', async () => {
    const { files, now = 0 } = await alone(withLink(1, { recordDigest: 'a'.repeat(64) }))();
    expect(codesOf(await verifyDocuments(files, { now }), 'doubt')).toEqual(['register-broken']);
  });
});

describe('two minutes of one number', () => {
  const file = ({ sealed }: Pick<SignedMinutes, 'sealed'>, name: string): GivenFile => ({
    name,
    bytes: sealed,
  });
  /** Minutes that the same authority signed under the same number, and that say something else. */
  const twinOf = () =>
    signMinutes(
      stage.office,
      contentUnder(stage.office, { lockedAt: LOCKED_AT, accommodation: ['Un tiers temps.'] }),
    );
  const newer = async (accommodation: string) => {
    const { authority } = contentUnder(stage.office);
    if (authority === undefined) throw new TypeError('no authority');
    const content = {
      ...juryActs(),
      lockedAt: LOCKED_AT,
      authority,
      seal: null,
      accommodation: [accommodation],
    };
    return signMinutes(stage.office, content);
  };
  const both = async (...beside: readonly GivenFile[]): Promise<Case> =>
    stage.withOffice(file(stage.minutes, 'un.pdf'), file(await twinOf(), 'deux.pdf'), ...beside);

  it.each<Row>([
    ['alone', () => both(), 'intact-unconfirmed', 'number-twice'],
    [
      'with the proof of one',
      () => both(proofInput(proofOf(stage.minutes))),
      'intact-unconfirmed',
      'number-twice',
    ],
    [
      'one of them given twice',
      () =>
        Promise.resolve(stage.withOffice(file(stage.minutes, 'un.pdf'), file(stage.minutes, 'copie.pdf'))),
      'authentic',
      '',
    ],
    [
      'one of them altered',
      async () => {
        const bytes = (await twinOf()).steps.at(-2) ?? new Uint8Array();
        return stage.withOffice(file(stage.minutes, 'un.pdf'), { name: 'deux.pdf', bytes });
      },
      'altered',
      'seal-missing',
    ],
    [
      'under two authorities',
      async () => {
        const office = await createOffice(LOCKED_AT, 'Autre organisme');
        const other = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
        return stage.withOffice(file(stage.minutes, 'un.pdf'), file(other, 'deux.pdf'), given(office.pem));
      },
      'authentic',
      '',
    ],
  ])('%s', (...row) => checkRow('9 twins', row));

  it('with the proof of one: the other is not valid, where numbers carry the code of their installation', async () => {
    const [one, other] = [await newer('Un tiers temps.'), await newer('Aucun.')];
    const files = [
      file(one, 'un.pdf'),
      file(other, 'deux.pdf'),
      given(stage.office.pem),
      proofInput(proofOf(one)),
    ];
    const { documents } = await verifyDocuments(files, { now: NOW });
    const found = documents.map(({ sections }) =>
      sections.flatMap(({ findings }) => findings.map(({ code }) => code)),
    );
    expect(found[0]).toContain('number-twice-named');
    expect(found[1]).toContain('number-of-another');
    expect(documents[1]?.verdict).toBe('altered');
  });
});
