import { beforeAll, describe, it, vi } from 'vitest';
import {
  EXTENSION,
  type Entity,
  NAME,
  makeEntity,
  nameOf,
  signerWith,
} from '../../fixtures/verify/own-pki.ts';
import { contentUnder, createOffice, seal, signMinutes } from '../../fixtures/verify/signed-minutes.ts';
import type { Case, GivenFile } from './classes.ts';
import {
  checkRow,
  LOCKED_AT,
  NOW,
  SEALED_AT,
  given,
  leaf,
  rootOf,
  type Row,
  setStage,
  type Stage,
} from './class-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

const TLS_SERVER = '1.3.6.1.5.5.7.3.1';
const TIMESTAMPING = '1.3.6.1.5.5.7.3.8';
const SPAN = { from: LOCKED_AT - 400 * 86_400_000, until: LOCKED_AT + 4_000 * 86_400_000 };

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
}, 60_000);

describe('roles of certificates', () => {
  const forged = async (authority: Entity, files: readonly GivenFile[]): Promise<Case> => {
    // Minutes of a forger, whose signers all stand under an authority that the reader knows for something else.
    const sha256 = (await import('node:crypto'))
      .createHash('sha256')
      .update(authority.certificate)
      .digest('hex');
    const content = { ...stage.minutes.content, authority: { subject: 'Autorité locale', sha256 } };
    const holders = stage.minutes.content.members.map(({ name }) => ({
      signer: signerWith(leaf(authority, [[NAME.common, name]]), [authority]),
      serial: '',
    }));
    const sealHolder = { signer: signerWith(leaf(authority, stage.sealName), [authority]), serial: '' };
    const { sealed } = await signMinutes(stage.office, content, { holders, sealHolder });
    return { files: [{ name: 'pv.pdf', bytes: sealed }, ...files], now: NOW };
  };

  it.each<Row>([
    [
      'a root of timestamps is no authority of minutes',
      () => forged(stage.tsa.root, [given(stage.tsa.root.pem)]),
      'intact-unconfirmed',
      'authority-role',
    ],
    [
      'a root of seals is none',
      () => forged(stage.publicRoot, [given(stage.publicRoot.pem)]),
      'intact-unconfirmed',
      'authority-role',
    ],
    [
      'nor beside the true authority',
      async () => stage.withOffice(...(await forged(stage.publicRoot, [given(stage.publicRoot.pem)])).files),
      'intact-unconfirmed',
      'authority-role',
    ],
    [
      'the seal by a juror’s certificate',
      async () => {
        const open = stage.minutes.steps.at(-2) ?? new Uint8Array();
        const juror = stage.minutes.holders[0];
        if (juror === undefined) throw new TypeError('no juror');
        return stage.withOffice({ name: 'pv.pdf', bytes: await seal(open, juror, SEALED_AT) });
      },
      'altered',
      'seal-of-member',
    ],
    [
      'the seal by a web server’s certificate',
      async () =>
        stage.withOffice(
          await stage.sealedBy(
            leaf(stage.publicRoot, stage.sealName, {
              extensions: [EXTENSION.signing, EXTENSION.uses([TLS_SERVER])],
            }),
            [stage.publicRoot],
          ),
          given(stage.publicRoot.pem),
        ),
      'altered',
      'path-extended-use',
    ],
    [
      'the seal by a certificate for timestamps',
      async () =>
        stage.withOffice(
          await stage.sealedBy(
            leaf(stage.publicRoot, stage.sealName, {
              extensions: [EXTENSION.signing, EXTENSION.uses([TIMESTAMPING], true)],
            }),
            [stage.publicRoot],
          ),
          given(stage.publicRoot.pem),
        ),
      'altered',
      'path-extended-use',
    ],
    [
      'the seal by a certificate of the same authority, of who knows whom',
      async () =>
        stage.withOffice(
          await stage.sealedBy(leaf(stage.publicRoot, [[NAME.common, 'Société voisine']]), [
            stage.publicRoot,
          ]),
          given(stage.publicRoot.pem),
        ),
      'intact-unconfirmed',
      'seal-not-told-apart',
    ],
    [
      'the seal by a name that the authority may not give',
      async () => {
        const bound = rootOf('Autorité bornée', {
          extensions: [
            EXTENSION.authority(),
            EXTENSION.certSign,
            EXTENSION.permitted(nameOf([[NAME.country, 'BE']]), false),
          ],
        });
        return stage.withOffice(await stage.sealedBy(leaf(bound, stage.sealName), [bound]), given(bound.pem));
      },
      'altered',
      'path-name-constraints',
    ],
    [
      'the organisation’s own seal',
      async () =>
        stage.withOffice(
          await stage.sealedBy(leaf(stage.publicRoot, stage.sealName), [stage.publicRoot]),
          given(stage.publicRoot.pem),
        ),
      'authentic',
      '',
    ],
    [
      'an authority that looks alike',
      async () => {
        const look = await createOffice(LOCKED_AT);
        const { sealed } = await signMinutes(look, contentUnder(look, { lockedAt: LOCKED_AT }));
        return stage.withOffice({ name: 'pv.pdf', bytes: sealed });
      },
      'altered',
      'authority-other',
    ],
    [
      'a seal under an authority that others signed across, its own root given',
      async () => {
        const across = makeEntity({
          name: [[NAME.common, 'Autorité publique']],
          issuer: stage.tsa.root,
          sameKeyAs: stage.publicRoot,
          extensions: [EXTENSION.authority(), EXTENSION.certSign],
          ...SPAN,
        });
        return stage.withOffice(
          await stage.sealedBy(leaf(stage.publicRoot, stage.sealName), [across, stage.tsa.root]),
          given(stage.publicRoot.pem),
        );
      },
      'authentic',
      '',
    ],
    [
      'several roots given at once',
      async () =>
        stage.withOffice(
          await stage.sealedBy(leaf(stage.publicRoot, stage.sealName), [stage.publicRoot]),
          given(stage.tsa.root.pem, 'tsa.crt'),
          given(stage.publicRoot.pem),
        ),
      'authentic',
      '',
    ],
  ])('%s', (...row) => checkRow('2 roles', row));
});
