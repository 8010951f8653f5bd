/** Renders, signs and seals minutes, one after the other in one process, as an application left open all day does. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Signer } from '../../src/cms/signer.ts';
import type { MinutesContent } from '../../src/domain/minutes/minutes.schema.ts';
import { memberField } from '../../src/domain/minutes/signature-fields.ts';
import { instant } from '../../src/domain/time/time.ts';
import { minutesContentDigest } from '../../src/core/documents/minutes-file.ts';
import { createMinutesRenderer, type MinutesRenderer } from '../../src/core/documents/minutes-pdf.ts';
import { createDocumentSigner, type DocumentSigner } from '../../src/core/documents/signing/sign-document.ts';
import { issueCertificate, makeAuthority, signerOf } from '../../src/core/areas/signing/certificates.ts';
import { oralDefence, signaturesFor } from '../../tests/fixtures/minutes/minutes-samples.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';

/** Documents that are made and not counted: the first ones compile the code. */
const WARM_UP = 20;
const PROGRESS_EVERY = 100;

export interface MeasuredDocument {
  readonly renderMs: number;
  /** Time of the processor, which does not grow with what else runs on the machine. */
  readonly renderCpuMs: number;
  /** One for each member, then the seal. */
  readonly signMs: readonly number[];
  readonly signCpuMs: readonly number[];
  readonly originalBytes: number;
  readonly sealedBytes: number;
  /** Resident memory of the process once the document is done, in bytes. */
  readonly memoryBytes: number;
}

interface Bench {
  readonly renderer: MinutesRenderer;
  readonly document: DocumentSigner;
  readonly members: readonly Signer[];
  readonly seal: Signer;
}

/** Makes so many documents; `progress` is told from time to time how many are done. */
export async function measurePdf(
  documents: number,
  progress: (done: number) => void,
): Promise<MeasuredDocument[]> {
  const bench = await prepare();
  for (let index = 0; index < WARM_UP; index += 1) await measureOne(bench, index);
  const measured: MeasuredDocument[] = [];
  while (measured.length < documents) {
    measured.push(await measureOne(bench, measured.length));
    if (measured.length % PROGRESS_EVERY === 0) progress(measured.length);
  }
  return measured;
}

async function prepare(): Promise<Bench> {
  const fontsDir = path.join(PROJECT_ROOT, 'resources', 'fonts');
  const at = instant(oralDefence().lockedAt);
  const making = (name: string) => ({ name: [{ CN: [name] }], serialBytes: randomBytes(16), at });
  const authority = await makeAuthority(making('Autorité de mesure'));
  const issuer = { der: authority.certificate.der, pkcs8: authority.pkcs8 };
  const signer = async (name: string) => {
    const { certificate, pkcs8 } = await issueCertificate(issuer, making(name));
    return signerOf(certificate.der, [issuer.der], pkcs8);
  };
  return {
    renderer: createMinutesRenderer({ fontsDir }),
    document: createDocumentSigner({ fontsDir }),
    members: await Promise.all(signaturesFor(oralDefence(), '').map(({ name }) => signer(name))),
    seal: await signer('Organisme de mesure'),
  };
}

async function measureOne(
  { renderer, document, members, seal }: Bench,
  index: number,
): Promise<MeasuredDocument> {
  const content = contentOf(index);
  const contentDigest = minutesContentDigest(content);
  const { timeZone } = content;
  const rendered = await timed(() => renderer.renderMinutesPdf({ content, contentDigest, mode: 'original' }));
  const signMs: number[] = [];
  const signCpuMs: number[] = [];
  let pdf = rendered.value;
  const add = async (sign: () => Promise<Uint8Array>) => {
    const increment = await timed(sign);
    signMs.push(increment.ms);
    signCpuMs.push(increment.cpuMs);
    pdf = new Uint8Array(Buffer.concat([pdf, increment.value]));
  };
  for (const [position, { name, signedAt, svg }] of signaturesFor(content, contentDigest).entries()) {
    const signer = members[position];
    if (signer === undefined) throw new Error('a member without a signer');
    const appearance = { svg, contentDigest, timeZone };
    const field = memberField(position + 1);
    await add(() =>
      document.signField(pdf, { field, signer, at: signedAt, name, reason: 'Signature', appearance }),
    );
  }
  const name = content.session.organisation;
  const at = content.lockedAt + 3_600_000;
  await add(() => document.sealDocument(pdf, { signer: seal, at, name, reason: 'Cachet', timeZone }));
  return {
    renderMs: rendered.ms,
    renderCpuMs: rendered.cpuMs,
    signMs,
    signCpuMs,
    originalBytes: rendered.value.length,
    sealedBytes: pdf.length,
    memoryBytes: process.memoryUsage.rss(),
  };
}

/** No two documents are the same, nor the words that are laid out for them. */
function contentOf(index: number): MinutesContent {
  const content = oralDefence();
  const number = `PV-2026-${String(index + 1).padStart(4, '0')}`;
  const { decision } = content;
  return {
    ...content,
    number,
    decision: { ...decision, reason: `${decision.reason} Passage ${String(index)}.` },
  };
}

interface Timed<Value> {
  readonly value: Value;
  readonly ms: number;
  readonly cpuMs: number;
}

async function timed<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, ms: performance.now() - start, cpuMs: (user + system) / 1_000 };
}
