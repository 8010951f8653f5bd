import { reportText } from '../../../src/verify/cli/report-text.ts';
import { wordingOf } from '../../../src/verify/wording.ts';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Proof } from '../../../src/domain/minutes/proof.schema.ts';
import { canonicalJson } from '../../../src/domain/minutes/canonical.ts';
import type { Report } from '../../../src/verify/report.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import { proofInput, proofOf } from '../../fixtures/verify/proofs.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';
import {
  contentUnder,
  createOffice,
  type Office,
  type SignedMinutes,
  signMinutes,
  textInput,
} from '../../fixtures/verify/signed-minutes.ts';

vi.setConfig({ testTimeout: 60_000 });

const TIMEOUT = 60_000;
const HOUR_MS = 3_600_000;

let office: Office;
let minutes: SignedMinutes;

beforeAll(async () => {
  // The timestamp authority of the tests dates by the machine's clock.
  const lockedAt = Date.now() - HOUR_MS;
  office = await createOffice(lockedAt);
  minutes = await signMinutes(office, contentUnder(office, { lockedAt }));
}, TIMEOUT);

type Input = Parameters<typeof verifyDocuments>[0][number];

function check(...beside: readonly Input[]): Promise<Report> {
  const document = { name: 'pv.pdf', bytes: minutes.sealed };
  return verifyDocuments([document, textInput('autorite.crt', office.pem), ...beside]);
}

function headText(seq: number, digest: string): string {
  return `Pupitre tete de chaine\n2026-11-24T15:00:00.000Z\n${String(seq)}\n${digest}\n`;
}

const ZERO = '0'.repeat(64);

type Link = Proof['chain']['links'][number];

function withLinks(change: (links: readonly Link[]) => Link[]): (proof: Proof) => Proof {
  return (proof) => ({ ...proof, chain: { ...proof.chain, links: change(proof.chain.links) } });
}

/** One row of the chain says something else, and was not chained anew. */
function changing(index: number, change: Partial<Link>) {
  return withLinks((links) => links.map((link, at) => (at === index ? { ...link, ...change } : link)));
}

/** The same with a digest that fits; the rows after it stay as they were. */
function remade(index: number, change: Partial<Link>) {
  return withLinks((links) =>
    links.map((link, at) => {
      if (at !== index) return link;
      const { key, previous, recordDigest, seq, table } = { ...link, ...change };
      const digest = createHash('sha256')
        .update(JSON.stringify([seq, previous, table, key, recordDigest]))
        .digest('hex');
      return { seq, previous, table, key, recordDigest, digest };
    }),
  );
}

function without(index: number) {
  return withLinks((links) => links.filter((_, at) => at !== index));
}

describe('a proof file', () => {
  it('that states what the document holds is confirmed, link by link', async () => {
    const report = await check(proofInput(proofOf(minutes)));
    expect(report.verdict).toBe('authentic');
    expect(codesOf(report, 'pass')).toEqual(
      expect.arrayContaining(['proof-digests', 'proof-signatures', 'chain-links']),
    );
    expect(report.companions.at(-1)).toEqual({ name: 'preuve.json', kind: 'proof' });
  });

  it.each<[string, (proof: Proof) => Proof]>([
    ['another record was changed', changing(1, { recordDigest: ZERO })],
    ['another record was chained anew', remade(1, { recordDigest: ZERO })],
    ['another row of the chain was broken', changing(1, { digest: ZERO })],
    ['another row of the chain was renamed', changing(1, { table: 'audit_entries' })],
    ['another record was left out', without(1)],
  ])('condemns no document where %s: the register’s state is told apart', async (_, change) => {
    const report = await check(proofInput(change(proofOf(minutes))));
    expect(report.verdict).toBe('authentic');
    expect(codesOf(report, 'fail')).toEqual([]);
    expect(codesOf(report, 'doubt')).toEqual(['register-broken']);
    expect(codesOf(report, 'pass')).not.toContain('chain-links');
    const text = reportText(report, wordingOf('fr'));
    expect(text).toContain('AUTHENTIQUE');
    expect(text).toContain('État du registre de l’organisation');
  });

  it.each<[string, (proof: Proof) => Proof, string]>([
    [
      'of another file',
      (proof) => ({ ...proof, pdf: { ...proof.pdf, sha256: ZERO } }),
      'proof-digests-other',
    ],
    ['of other data', (proof) => ({ ...proof, json: { sha256: ZERO } }), 'proof-digests-other'],
    [
      'with another instant',
      (proof) => ({
        ...proof,
        signatures: proof.signatures.map((signature) => ({
          ...signature,
          signedAt: signature.signedAt + 60_000,
        })),
      }),
      'proof-signature-other',
    ],
    ['without its seal', (proof) => ({ ...proof, seal: null }), 'proof-signature-other'],
    [
      'of another chain',
      (proof) => ({ ...proof, chain: { ...proof.chain, witness: { seq: 41, digest: ZERO } } }),
      'chain-other',
    ],
    ['with a record of these minutes changed', changing(0, { recordDigest: ZERO }), 'chain-broken'],
    ['with the row of their files broken', changing(2, { digest: ZERO }), 'chain-broken'],
    ['with another record for their files', remade(2, { recordDigest: ZERO }), 'chain-record-other'],
    ['with a record of these minutes left out', without(0), 'chain-record-other'],
    [
      'that stops before the archiving',
      (proof) => ({ ...proof, chain: { ...proof.chain, links: proof.chain.links.slice(0, 1) } }),
      'chain-record-other',
    ],
  ])('%s is reported', async (_, change, code) => {
    const report = await check(proofInput(change(proofOf(minutes))));
    expect(report.verdict).toBe('altered');
    expect(codesOf(report, 'fail')).toContain(code);
    expect(codesOf(report, 'doubt')).toEqual([]);
  });

  it.each([
    ['utf-8-bom', 'lu en UTF-8 avec marque d’ordre', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['utf-16le', 'lu en UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['windows-1252', 'reconnu comme Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ] as const)('in %s is read, and how is said', async (encoding, words, encode) => {
    const text = canonicalJson(proofOf(minutes)).replaceAll('’', "'");
    const report = await check({ name: 'preuve.json', bytes: new Uint8Array(encode(text)) });
    expect(report.companions.at(-1)).toEqual({ name: 'preuve.json', kind: 'proof', encoding });
    expect(codesOf(report, 'pass')).toContain('proof-digests');
    expect(reportText(report, wordingOf('fr'))).toContain(`preuve.json (fichier de preuve, ${words})`);
  });

  it('of minutes with the same number in another database is reported', async () => {
    const { lockedAt } = minutes.content;
    const chain = { seq: 7, digest: createHash('sha256').update('another database').digest('hex') };
    const other = await signMinutes(office, contentUnder(office, { lockedAt, chain }));
    const report = await check(proofInput(proofOf(other)));
    expect(codesOf(report, 'fail')).toEqual(
      expect.arrayContaining(['proof-digests-other', 'proof-signature-other', 'chain-other']),
    );
  });

  it('of minutes that were not given is told apart, as is one that cannot be read', async () => {
    const report = await check(
      proofInput(proofOf(minutes, { number: 'PV-2026-9999' }), 'autre.json'),
      proofInput({ ...proofOf(minutes), schema: 'pupitre.proof/9' }, 'inconnue.json'),
    );
    expect(report.verdict).toBe('authentic');
    expect(report.companions.map(({ kind }) => kind)).toEqual(['authority', 'proof-unused', 'broken-proof']);
  });
});

describe('a kept head of the chain', () => {
  it('agrees, differs or cannot be compared', async () => {
    const { chain } = minutes.content;
    const last = proofOf(minutes).chain.links.at(-1);
    const proof = proofInput(proofOf(minutes));
    const agreeing = await check(proof, textInput('tete.txt', headText(last?.seq ?? 0, last?.digest ?? '')));
    expect(codesOf(agreeing, 'pass')).toContain('witness');
    const atLock = await check(textInput('tete.txt', headText(chain?.seq ?? 0, chain?.digest ?? '')));
    expect(codesOf(atLock, 'pass')).toContain('witness');
    const differing = await check(textInput('tete.txt', headText(chain?.seq ?? 0, 'a'.repeat(64))));
    expect(codesOf(differing, 'fail')).toEqual(['witness-other']);
    const elsewhere = await check(textInput('tete.txt', headText(3, 'a'.repeat(64))));
    expect(codesOf(elsewhere, 'note')).toContain('witness-elsewhere');
  });
});

describe('exported data', () => {
  it('are compared byte by byte with those that are attached', async () => {
    expect(codesOf(await check(textInput('pv.json', minutes.json)), 'pass')).toContain('json-same');
    const changed = minutes.json.replace('"revision":1', '"revision":2');
    expect(codesOf(await check(textInput('pv.json', changed)), 'fail')).toEqual(['json-other']);
  });
});

describe('a signature given outside', { timeout: TIMEOUT }, () => {
  it('is told of from the proof, with its file when that is given', async () => {
    const partly = await signMinutes(office, minutes.content, { missing: [1] });
    const scan = textInput('scan.pdf', '%PDF-1.4 a scan');
    const member = minutes.content.members[1]?.id ?? '';
    const proof = proofOf(partly);
    const withScan: Proof = {
      ...proof,
      signatures: proof.signatures.map((signature) =>
        signature.jurorId === member
          ? {
              ...signature,
              field: null,
              certificate: null,
              kind: 'external',
              authentication: 'external-document',
            }
          : signature,
      ),
      external: [
        {
          name: 'scan.pdf',
          kind: 'scan',
          sha256: createHash('sha256').update(scan.bytes).digest('hex'),
          byteCount: scan.bytes.length,
          jurorIds: [member],
          attachedBy: 'Noémie Sœur',
          attachedAt: minutes.content.lockedAt,
        },
      ],
    };
    const inputs = [
      { name: 'pv.pdf', bytes: partly.sealed },
      textInput('autorite.crt', office.pem),
      proofInput(withScan),
    ];
    const alone = await verifyDocuments(inputs);
    expect(alone.verdict).toBe('intact-unconfirmed');
    expect(codesOf(alone, 'open')).toEqual(['signature-outside']);
    const beside = await verifyDocuments([...inputs, scan]);
    expect(codesOf(beside, 'open')).toEqual(['signature-outside-given']);
    expect(beside.documents).toHaveLength(1);
    expect(beside.companions).toContainEqual({ name: 'scan.pdf', kind: 'signed-outside' });
  });
});
