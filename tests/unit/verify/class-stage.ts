/** Minutes, their office, and public authorities beside it: what the classes of certificates are tried on. */
import { expect } from 'vitest';
import { type Entity, EXTENSION, makeEntity, NAME, signerWith } from '../../fixtures/verify/own-pki.ts';
import { makeTsa, type OwnTsa } from '../../fixtures/verify/own-timestamps.ts';
import {
  contentUnder,
  createOffice,
  type Office,
  seal,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';
import { type Case, type GivenFile, verdictOf } from './classes.ts';

export const LOCKED_AT = Date.UTC(2026, 5, 24, 14, 15, 0);
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const SEALED_AT = LOCKED_AT + HOUR_MS / 2;
export const NOW = LOCKED_AT + 30 * DAY_MS;
const SPAN = { from: LOCKED_AT - 400 * DAY_MS, until: LOCKED_AT + 4_000 * DAY_MS };

type Making = Partial<Parameters<typeof makeEntity>[0]>;

export interface Stage {
  readonly office: Office;
  readonly minutes: SignedMinutes;
  readonly publicRoot: Entity;
  readonly tsa: OwnTsa;
  /** Name under which the organisation would have its seal certified. */
  readonly sealName: readonly (readonly [string, string])[];
  /** The minutes sealed by that certificate. */
  sealedBy(entity: Entity, chain: readonly Entity[]): Promise<GivenFile>;
  /** A case of those files and the authority of the minutes. */
  withOffice(...files: readonly GivenFile[]): Case;
}

export async function setStage(): Promise<Stage> {
  const office = await createOffice(LOCKED_AT);
  const minutes = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
  return {
    office,
    minutes,
    publicRoot: rootOf('Autorité publique'),
    tsa: makeTsa('Horodatage public', LOCKED_AT),
    sealName: [[NAME.common, `Cachet d’${minutes.content.session.organisation}`]],
    sealedBy: async (entity, chain) => {
      const open = minutes.steps.at(-2) ?? new Uint8Array();
      const bytes = await seal(open, { signer: signerWith(entity, chain), serial: '' }, SEALED_AT);
      return { name: 'pv.pdf', bytes };
    },
    withOffice: (...files) => ({ files: [...files, given(office.pem, 'autorite.crt')], now: NOW }),
  };
}

export function rootOf(name: string, more: Making = {}): Entity {
  return makeEntity({
    name: [[NAME.common, name]],
    extensions: [EXTENSION.authority(), EXTENSION.certSign],
    ...SPAN,
    ...more,
  });
}

export function leaf(issuer: Entity, name: Stage['sealName'], more: Making = {}): Entity {
  return makeEntity({ name, issuer, extensions: [EXTENSION.signing], ...SPAN, ...more });
}

export const given = (pem: string, name = 'racine.crt'): GivenFile => textInput(name, pem);

/** Name of the case, what makes it, its verdict, and a code that must be among the findings ('' for none at all). */
export type Row = [string, () => Promise<Case>, string, string];

export async function checkRow(group: string, [name, make, verdict, code]: Row): Promise<void> {
  const found = await verdictOf(`${group}: ${name}`, await make());
  expect(found).toMatchObject({ verdict });
  if (code === '') expect(found.codes).toEqual([]);
  else expect(found.codes).toContain(code);
}
