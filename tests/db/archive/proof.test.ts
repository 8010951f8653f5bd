import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../../src/domain/minutes/canonical.ts';
import { proofSchema, type Proof } from '../../../src/domain/minutes/proof.schema.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { createTimestampTransport } from '../../../src/core/areas/timestamps/timestamp-transport.ts';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import type { Finding } from '../../../src/verify/report.ts';
import {
  createTimestampResponder,
  serveReplies,
  type ResponderServer,
  type TimestampResponder,
} from '../../fixtures/timestamp-responder.ts';
import { archiveOne, conductToSignature, prepare, signAll, unlock } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { attachedText } from '../signed-pdf.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const VERIFIER = '<!doctype html><title>Vérifier</title>';

let responder: TimestampResponder;
let server: ResponderServer;
let panel: Panel;
let passage: Prepared;
let minutesId: string;
let folder: string;

/** As the paper writes it: the authority's time minus the machine's, in milliseconds. */
function secondsAhead(offsetMs: number | null): string {
  return (-(offsetMs ?? 0) / 1_000).toFixed(1).replace('.', ',');
}

/** How far the panel's clock is ahead of the authority's, which is the machine's own: far beyond what a busy machine takes. */
const AHEAD_MS = 90_000;

/** Minutes that were unlocked once, then signed, sealed and stamped; everything exported. */
beforeAll(async () => {
  responder = createTimestampResponder();
  server = await serveReplies((request) => ({ body: responder.reply(request) }));
  panel = openPanel(instant(Date.now()));
  panel.network.post = createTimestampTransport(fetch);
  passage = await prepare(panel, 2);
  await conductToSignature(panel, passage);
  const { passageId } = passage;
  await unlock(panel, passage, 'Un nom était mal écrit.');
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, passage);
  minutesId = (await done(panel.handlers.minutes.archive({ passageId }))).minutesId ?? '';
  panel.drive.stepWall(Date.now() + AHEAD_MS - panel.clock.read().wall);
  const authority = { url: server.url, policy: null, certificate: Buffer.from(responder.rootPem) };
  await done(panel.handlers.timestamps.save(authority));
  await done(panel.handlers.timestamps.run({}));
  writeFileSync(join(panel.folder, 'verify.html'), VERIFIER);
  folder = await exportTo('all', ['pdf', 'json', 'digests', 'proof', 'verifier']);
});
afterAll(async () => {
  closePanels();
  await server.close();
  responder.dispose();
});

async function exportTo(
  name: string,
  formats: readonly ('pdf' | 'json' | 'digests' | 'proof' | 'verifier')[],
) {
  const path = join(panel.folder, name);
  mkdirSync(path);
  panel.desktop.folder = path;
  await done(panel.handlers.archive.exportFiles({ minutesIds: [minutesId], formats: [...formats] }));
  return path;
}

const read = (ending: string) => {
  const name = readdirSync(folder).find((candidate) => candidate.endsWith(ending));
  if (name === undefined) throw new Error(`${ending} not exported`);
  return { name, bytes: new Uint8Array(readFileSync(join(folder, name))) };
};

function exportedProof(): { readonly json: string; readonly proof: Proof } {
  const json = new TextDecoder().decode(read('-preuve.json').bytes);
  return { json, proof: proofSchema.parse(JSON.parse(json)) };
}

describe('the export', () => {
  it('holds pages, data, proof in both forms, verifier, certificates and digests that sha256sum confirms', () => {
    const names = readdirSync(folder);
    for (const name of [
      'Autorite-d-horodatage.crt',
      'PV-2026-K7Q4-0001-Campanule-Joël-dossier-de-preuve.pdf',
      'PV-2026-K7Q4-0001-Campanule-Joël-preuve.json',
      'PV-2026-K7Q4-0001-Campanule-Joël.json',
      'PV-2026-K7Q4-0001-Campanule-Joël.pdf',
      'SHA256SUMS',
      'Verifier.html',
    ]) {
      expect(names).toContain(name);
    }
    // The eighth is the certificate of the local authority, under its name.
    expect(names).toHaveLength(8);
    expect(readFileSync(join(folder, 'Verifier.html'), 'utf8')).toBe(VERIFIER);
    const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    expect(checked.trim().split('\n')).toHaveLength(7);
  });

  it('says so before it asks for a folder when there is no verifier', async () => {
    execFileSync('mv', [join(panel.folder, 'verify.html'), join(panel.folder, 'away.html')]);
    const code = await refusal(
      panel.handlers.archive.exportFiles({ minutesIds: [minutesId], formats: ['verifier'] }),
    );
    execFileSync('mv', [join(panel.folder, 'away.html'), join(panel.folder, 'verify.html')]);
    expect(code).toBe('verifier-missing');
  });

  it('is a damaged archive’s too: the digests are those of what was archived', async () => {
    const { pdf_sha256: archived } = panel.db
      .prepare<[], { pdf_sha256: string }>('SELECT pdf_sha256 FROM minutes')
      .get() ?? { pdf_sha256: '' };
    panel.db.exec(`SAVEPOINT damage; DROP TRIGGER minutes_file_no_update;
      UPDATE minutes_file SET pdf = CAST(pdf || x'00' AS BLOB)`);
    const damaged = await exportTo('damaged', ['pdf', 'digests']);
    panel.db.exec('ROLLBACK TO damage; RELEASE damage');
    expect(readFileSync(join(damaged, 'SHA256SUMS'), 'utf8')).toContain(archived);
    expect(() => execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: damaged, stdio: 'pipe' })).toThrow();
  });
});

describe('the proof', () => {
  it('is canonical JSON that says who signed, how known, when, on which clock, under which certificate', () => {
    const { json, proof } = exportedProof();
    expect(canonicalJson(proof)).toBe(json);
    expect(
      proof.signatures.map(({ authentication, field, kind, name }) => [name, field, kind, authentication]),
    ).toEqual([
      ['Ondine Tamaris', 'Signature_1', 'drawn', 'seat-pin'],
      ['Barnabé Églantier', 'Signature_2', 'drawn', 'seat-pin'],
    ]);
    expect(proof.signatures.map(({ certificate }) => certificate?.subject)).toEqual([
      expect.stringContaining('Ondine Tamaris'),
      expect.stringContaining('Barnabé Églantier'),
    ]);
    expect(proof.seal?.certificate.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(proof.timestamps).toMatchObject([{ authority: 'CN=Horodatage de test, O=Essais' }]);
    expect(Math.abs((proof.clock.offsetMs ?? 0) + AHEAD_MS)).toBeLessThan(AHEAD_MS / 2);
    expect(proof.revisions).toMatchObject([
      { revision: 1, reason: 'Un nom était mal écrit.' },
      { revision: 2, voidedAt: null, reason: null },
    ]);
    expect(proof.machine).toEqual({ platform: 'test', appVersion: '0.0.0-test' });
  });

  it('satisfies the verifier with pages, proof, witness and authorities', async () => {
    const certificates = readdirSync(folder).filter((name) => name.endsWith('.crt'));
    const report = await verifyDocuments([...certificates, '-preuve.json', 'Joël.pdf'].map(read));
    const findings = report.documents.flatMap(({ sections }) =>
      sections.flatMap((section) => section.findings),
    );
    const bad = findings.filter(({ level }: Finding) => level === 'fail');
    expect(bad).toEqual([]);
    expect(report.verdict).toBe('authentic');
    const passed = findings.map(({ code }) => code);
    for (const code of ['proof-digests', 'proof-signatures', 'proof-timestamps', 'chain-links'] as const) {
      expect(passed).toContain(code);
    }
  });

  it('is attached to its paper, which the seal covers whole and which is PDF/A-3', () => {
    const { json } = exportedProof();
    const { bytes } = read('dossier-de-preuve.pdf');
    expect(attachedText(panel.folder, bytes)).toBe(json);
    const path = join(panel.folder, 'proof.pdf');
    writeFileSync(path, bytes);
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const signatures = execFileSync('pdfsig', [path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(signatures).toContain('Signature Field Name: Cachet');
    expect(signatures).toContain('Signature is Valid');
    expect(signatures).toContain('Total document signed');
    expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfaid:part>3</pdfaid:part>');
  });

  it('prints what it states, and the level as it is', () => {
    const path = join(panel.folder, 'proof.pdf');
    writeFileSync(path, read('dossier-de-preuve.pdf').bytes);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(
      /[\s\u00a0]+/g,
      ' ',
    );
    const { proof } = exportedProof();
    for (const part of [
      'Dossier de preuve',
      'PV-2026-K7Q4-0001',
      'Ondine Tamaris',
      'Barnabé Églantier',
      'Code personnel du siège',
      proof.contentDigest,
      proof.pdf.sha256,
      proof.json.sha256,
      proof.timestamps[0]?.tokenSha256 ?? '?',
      proof.chain.witness.digest,
      proof.chain.links.at(-1)?.digest ?? '?',
      'Un nom était mal écrit.',
      // The authority's clock is the machine's own, and counts whole seconds: the paper says what the proof found.
      `L’horloge du poste avançait de ${secondsAhead(proof.clock.offsetMs)} s`,
      'signatures électroniques simples, renforcées par une empreinte, un certificat propre à chaque signataire, un fichier de preuve et un horodatage',
      'Scellé le',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/avancée|qualifiée|NF Z42/);
  });

  it('is still made when the seal cannot be used, and says so', async () => {
    panel.keychain.isAnswering = false;
    const { isSealed, pdf } = await done(panel.handlers.archive.proof({ minutesId }));
    panel.keychain.isAnswering = true;
    expect(isSealed).toBe(false);
    const path = join(panel.folder, 'unsealed.pdf');
    writeFileSync(path, pdf);
    expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).toContain('Non scellé');
  });

  it('is refused when the archived files are not in the chain', async () => {
    panel.db.exec(
      `SAVEPOINT cut; DROP TRIGGER chain_no_delete; DELETE FROM chain WHERE table_name = 'minutes_file'`,
    );
    const code = await refusal(panel.handlers.archive.proof({ minutesId }));
    panel.db.exec('ROLLBACK TO cut; RELEASE cut');
    expect(code).toBe('proof-failed');
  });
});

describe('a witness of the register', () => {
  async function exported() {
    const path = join(panel.folder, `witness-${String(readdirSync(panel.folder).length)}`);
    mkdirSync(path);
    panel.desktop.folder = path;
    const { files } = await done(panel.handlers.archive.exportChainHead(undefined));
    const [text = '', paper = ''] = files;
    return { text: readFileSync(join(path, text), 'utf8'), paper: join(path, paper) };
  }

  it('says the same as text and on paper', async () => {
    const { paper, text } = await exported();
    const [, , seq = '', digest = ''] = text.split('\n');
    const printed = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });
    const flat = printed.replace(/[\s\u00a0]+/g, '');
    expect(flat).toContain(digest.slice(0, 32));
    expect(flat).toContain(digest.slice(32));
    expect(flat).toContain(`comptait${seq}enregistrements`);
    expect(execFileSync('pdfinfo', [paper], { encoding: 'utf8' })).toMatch(/Pages:\s+1\n/);
  });

  it('matches as long as nothing before it changed, from the file and typed', async () => {
    const { text } = await exported();
    await archiveOne(panel, await prepare(panel, 2));
    expect(await done(panel.handlers.archive.compareWitness({ text }))).toMatchObject({
      verdict: 'same',
      isChainWhole: true,
    });
    const [, , seq = '', digest = ''] = text.split('\n');
    const typed = `${seq}\n${digest.toUpperCase().replace(/(.{4})/g, '$1 ')}`;
    expect(await done(panel.handlers.archive.compareWitness({ text: typed }))).toMatchObject({
      verdict: 'same',
      at: null,
    });
  });

  it('differs from a register in which the record was changed, or that was cut', async () => {
    const { text } = await exported();
    const other = text.replace(/[0-9a-f]{64}/, 'ab'.repeat(32));
    expect(await done(panel.handlers.archive.compareWitness({ text: other }))).toMatchObject({
      verdict: 'other',
    });
    panel.db.exec(`SAVEPOINT cut; DROP TRIGGER chain_no_delete;
      DELETE FROM chain WHERE seq > (SELECT max(seq) - 3 FROM chain)`);
    const cut = await done(panel.handlers.archive.compareWitness({ text }));
    panel.db.exec('ROLLBACK TO cut; RELEASE cut');
    expect(cut).toMatchObject({ verdict: 'beyond', isChainWhole: false });
    expect(await refusal(panel.handlers.archive.compareWitness({ text: 'no witness' }))).toBe(
      'witness-unreadable',
    );
  });
});
