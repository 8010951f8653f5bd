/** Reads PDFs with the independent tools of the system (poppler, qpdf). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SignatureAlgorithm, Signer } from '../../../src/cms/signer.ts';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { minutesContentDigest } from '../../../src/core/documents/minutes-file.ts';
import { createMinutesRenderer } from '../../../src/core/documents/minutes-pdf.ts';
import { createDocumentSigner } from '../../../src/core/documents/signing/sign-document.ts';
import { signaturesFor } from '../../fixtures/minutes/minutes-samples.ts';
import { createOpensslPki, type OpensslPki } from '../../fixtures/signing/openssl-pki.ts';
import { sealedAt, signingSteps, type TestSigners } from '../../fixtures/signing/signed-document.ts';

export const FONTS_DIR = fileURLToPath(new URL('../../../resources/fonts', import.meta.url));

const renderer = createMinutesRenderer({ fontsDir: FONTS_DIR });
const documentSigner = createDocumentSigner({ fontsDir: FONTS_DIR });

let pki: OpensslPki | null = null;
const issued = new Map<string, Signer>();

/** The authority of every signer here, made when it is first needed. */
export function testPki(): OpensslPki {
  return (pki ??= createOpensslPki());
}

/** Signers of one document; the second member's key is RSA, all others are P-256. */
export const testSigners: TestSigners = {
  member: (position, name) => signerNamed(name, position === 2 ? 'rsa-sha256' : 'ecdsa-p256-sha256'),
  get seal() {
    return signerNamed('Cachet de l’organisme', 'ecdsa-p256-sha256');
  },
};

function signerNamed(name: string, algorithm: SignatureAlgorithm): Signer {
  const key = `${algorithm} ${name}`;
  const signer = issued.get(key) ?? testPki().issue(name, algorithm);
  issued.set(key, signer);
  return signer;
}

const signed = new Map<string, Promise<Uint8Array[]>>();

/** Minutes to be signed: fields reserved, data attached. */
export function renderOriginal(content: MinutesContent): Promise<Uint8Array> {
  return renderer.renderMinutesPdf({
    content,
    contentDigest: minutesContentDigest(content),
    mode: 'original',
  });
}

/** The document after each step of signing, made once for each content: see `signingSteps`. */
export function renderSteps(content: MinutesContent): Promise<Uint8Array[]> {
  const contentDigest = minutesContentDigest(content);
  const known = signed.get(contentDigest);
  if (known !== undefined) return known;
  const steps = renderOriginal(content).then((original) =>
    signingSteps(original, content, documentSigner, testSigners),
  );
  signed.set(contentDigest, steps);
  return steps;
}

/** Minutes that everyone has signed and the organisation sealed. */
export async function renderSigned(content: MinutesContent): Promise<Uint8Array> {
  return (await renderSteps(content)).at(-1) ?? new Uint8Array();
}

/** Minutes that nobody has signed yet. */
export function renderDraft(content: MinutesContent): Promise<Uint8Array> {
  return renderer.renderMinutesPdf({ content, contentDigest: minutesContentDigest(content), mode: 'draft' });
}

/** A reprint of signed minutes, printed a day after they were locked. */
export function renderCopy(content: MinutesContent): Promise<Uint8Array> {
  const contentDigest = minutesContentDigest(content);
  return renderer.renderMinutesPdf({
    mode: 'copy',
    content,
    contentDigest,
    signatures: signaturesFor(content, contentDigest),
    outside: [],
    seal: { name: content.session.organisation, sealedAt: sealedAt(content) },
    printedAt: content.lockedAt + 24 * 3_600_000,
  });
}

/** Runs a tool on a PDF and returns what it prints; throws when it reports a fault. */
export function runOnPdf(pdf: Uint8Array, tool: string, before: string[], after: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutes-pdf-'));
  try {
    const file = join(folder, 'minutes.pdf');
    writeFileSync(file, pdf);
    return execFileSync(tool, [...before, file, ...after], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of a file attached to a PDF. */
export function attachedText(pdf: Uint8Array, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutes-attached-'));
  try {
    const output = join(folder, 'attached');
    runOnPdf(pdf, 'pdfdetach', ['-savefile', name, '-o', output]);
    return readFileSync(output, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of each page, as laid out. */
export function pageTexts(pdf: Uint8Array): string[] {
  const text = runOnPdf(pdf, 'pdftotext', ['-layout'], ['-']);
  return text.split('\f').slice(0, -1);
}

/** The text in the order in which it was written, all white space folded to single spaces. */
export function plainText(pdf: Uint8Array): string {
  return folded(runOnPdf(pdf, 'pdftotext', ['-raw'], ['-']));
}

/** Folds white space, no-break spaces included, to single spaces. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}
