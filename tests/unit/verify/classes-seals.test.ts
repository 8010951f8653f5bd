import { beforeAll, describe, it, vi } from 'vitest';
import { EXTENSION, type Entity, type KeyKind, NAME, nameOf } from '../../fixtures/verify/own-pki.ts';
import type { Case } from './classes.ts';
import {
  checkRow,
  DAY_MS,
  LOCKED_AT,
  given,
  leaf,
  rootOf,
  type Row,
  setStage,
  type Stage,
} from './class-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
}, 60_000);

describe('seals that are valid elsewhere', () => {
  const under = async (root: Entity, entity: Entity, chain: readonly Entity[] = [root]): Promise<Case> =>
    stage.withOffice(await stage.sealedBy(entity, chain), given(root.pem));
  const keyed = (key: KeyKind) => () =>
    under(stage.publicRoot, leaf(stage.publicRoot, stage.sealName, { key }));

  it.each<Row>([
    [
      'a root signed with SHA-1',
      () => {
        const root = rootOf('Racine ancienne', { key: 'rsa', isSha1: true });
        return under(root, leaf(root, stage.sealName));
      },
      'authentic',
      '',
    ],
    [
      'RSA-PSS',
      () => {
        const root = rootOf('Racine PSS', { key: 'rsa-pss' });
        return under(root, leaf(root, stage.sealName, { key: 'rsa-pss' }));
      },
      'authentic',
      '',
    ],
    ['P-384', keyed('p384'), 'authentic', ''],
    ['P-521', keyed('p521'), 'authentic', ''],
    [
      'a critical policy',
      () =>
        under(
          stage.publicRoot,
          leaf(stage.publicRoot, stage.sealName, {
            extensions: [EXTENSION.signing, EXTENSION.policy('1.2.250.1.999.1')],
          }),
        ),
      'authentic',
      '',
    ],
    [
      'critical name constraints that allow it',
      () => {
        const root = rootOf('Autorité bornée', {
          extensions: [
            EXTENSION.authority(),
            EXTENSION.certSign,
            EXTENSION.permitted(nameOf([[NAME.country, 'FR']]), true),
          ],
        });
        return under(root, leaf(root, [[NAME.country, 'FR'], ...stage.sealName]));
      },
      'authentic',
      '',
    ],
    [
      'a root of version 1',
      () => {
        const root = rootOf('Racine de la première version', { isVersion1: true });
        return under(root, leaf(root, stage.sealName));
      },
      'authentic',
      '',
    ],
    [
      'a seal without a common name',
      () =>
        under(
          stage.publicRoot,
          leaf(stage.publicRoot, [[NAME.organisation, stage.minutes.content.session.organisation]]),
        ),
      'authentic',
      '',
    ],
    [
      'an expired issuer beside the one that replaced it',
      () => {
        const name = [[NAME.common, 'Autorité intermédiaire']] as const;
        const extensions = [EXTENSION.authority(0), EXTENSION.certSign];
        const old = leaf(stage.publicRoot, name, { extensions, until: LOCKED_AT - DAY_MS });
        const renewed = leaf(stage.publicRoot, name, { extensions, sameKeyAs: old });
        return under(stage.publicRoot, leaf(renewed, stage.sealName), [old, renewed, stage.publicRoot]);
      },
      'authentic',
      '',
    ],
  ])('%s', (...row) => checkRow('5 valid elsewhere', row));
});
