import { readFileSync } from 'node:fs';
import { beforeAll, describe, it, vi } from 'vitest';
import { timestampField } from '../../../src/core/documents/signing/sign-document.ts';
import { makeToken } from '../../fixtures/verify/own-timestamps.ts';
import { proofInput, proofOf } from '../../fixtures/verify/proofs.ts';
import {
  contentUnder,
  createOffice,
  joined,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';
import type { Case, GivenFile } from './classes.ts';
import { checkRow, given, LOCKED_AT, type Row, SEALED_AT, setStage, type Stage } from './class-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

/** While the certificates of the released minutes run, and two years after they ended. */
const SOON = Date.UTC(2026, 11, 24);
const LATER = Date.UTC(2031, 11, 24);

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
}, 60_000);

function fixture(path: string, name = 'pv.pdf'): GivenFile {
  return { name, bytes: new Uint8Array(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url))) };
}

const foreign = (name: string) => () =>
  Promise.resolve({ files: [fixture(`verify/files/${name}.pdf`), given(stage.office.pem)] });

/** Minutes that 0.1.0 signed, checked at that instant. */
function released(now: number, isStamped: boolean): Case {
  const file = (name: string, as: string) => fixture(`released/0.1.0/signed/${name}`, as);
  return {
    files: [
      file(isStamped ? 'minutes-stamped.pdf' : 'minutes.pdf', 'pv.pdf'),
      file('authority.crt', 'autorite.crt'),
      ...(isStamped ? [file('timestamp-authority.crt', 'horodatage.crt')] : []),
    ],
    now,
  };
}

/** Everything that two organisations hand in together, both of whose minutes bear one number. */
async function twoOrganisations(): Promise<Case> {
  const office = await createOffice(LOCKED_AT, 'Autre organisme');
  const chain = { seq: 41, digest: 'b'.repeat(64) };
  const other = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT, chain }));
  const { minutes } = stage;
  const head = ({ digest, seq }: { digest: string; seq: number }) =>
    `Pupitre tete de chaine\n2026-06-24T15:00:00.000Z\n${String(seq)}\n${digest}\n`;
  return stage.withOffice(
    { name: 'un.pdf', bytes: minutes.sealed },
    { name: 'deux.pdf', bytes: other.sealed },
    given(office.pem, 'autre.crt'),
    proofInput(proofOf(minutes), 'un.json'),
    proofInput(proofOf(other), 'deux.json'),
    textInput('un-pv.json', minutes.json),
    textInput('deux-pv.json', other.json),
    textInput('deux.txt', head(chain)),
  );
}

async function stamped(): Promise<Uint8Array> {
  const { minutes, tsa } = stage;
  const token = (digest: Uint8Array) => Promise.resolve(makeToken(tsa, digest, SEALED_AT + 60_000));
  return joined(minutes.sealed, await timestampField(minutes.sealed, { token }));
}

function pemOf(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
}

describe('honest files', () => {
  it.each<Row>([
    ['two organisations, one number', twoOrganisations, 'authentic', ''],
    [
      'a juror’s certificate alone',
      () => {
        const { minutes } = stage;
        const certificate = pemOf(minutes.holders[0]?.signer.certificate ?? new Uint8Array());
        const files = [{ name: 'pv.pdf', bytes: minutes.sealed }, given(certificate)];
        return Promise.resolve({ files, now: SOON });
      },
      'intact-unconfirmed',
      'authority-unconfirmed',
    ],
    [
      'a timestamp’s certificate alone',
      async () => ({
        files: [{ name: 'pv.pdf', bytes: await stamped() }, given(stage.tsa.authority.pem)],
        now: SOON,
      }),
      'intact-unconfirmed',
      'authority-unconfirmed',
    ],
    ['a PDF of another product', foreign('other-product'), 'not-checkable', 'not-from-here'],
    ['a copy that a viewer saved again', foreign('saved-again'), 'not-checkable', 'file-saved-again'],
    [
      'a copy that a viewer saved again, compact',
      foreign('saved-compact'),
      'not-checkable',
      'file-saved-again',
    ],
    ['a copy printed to PDF', foreign('printed'), 'not-checkable', 'file-printed'],
    ['a copy under a password', foreign('encrypted'), 'not-checkable', 'file-encrypted'],
    ['minutes of 0.1.0, soon', () => Promise.resolve(released(SOON, false)), 'authentic', ''],
    [
      'minutes of 0.1.0, later',
      () => Promise.resolve(released(LATER, false)),
      'intact-unconfirmed',
      'expired-unproven',
    ],
    ['minutes of 0.1.0 with a timestamp, soon', () => Promise.resolve(released(SOON, true)), 'authentic', ''],
    [
      'minutes of 0.1.0 with a timestamp, later',
      () => Promise.resolve(released(LATER, true)),
      'authentic',
      '',
    ],
  ])('%s', (...row) => checkRow('6 honest', row));
});
