/** What tools that know nothing of this application say of a signed document. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SignatureReport {
  readonly signer: string;
  readonly isValid: boolean;
  readonly isTrusted: boolean;
  readonly coversWholeFile: boolean;
}

/** Signatures as pdfsig reports them, trusting that authority (PEM) and nothing else. */
export function pdfsigReports(
  folder: string,
  pdf: Uint8Array,
  authorityPem: string,
): readonly SignatureReport[] {
  const nss = join(folder, `nss-${String(Date.now())}-${String(pdf.length)}`);
  mkdirSync(nss);
  const [file, certificate] = [join(nss, 'signed.pdf'), join(nss, 'authority.crt')];
  writeFileSync(file, pdf);
  writeFileSync(certificate, authorityPem);
  run('certutil', '-N', '--empty-password', '-d', nss);
  run('certutil', '-A', '-d', nss, '-n', 'authority', '-t', 'CT,C,C', '-i', certificate);
  return (
    run('pdfsig', '-nssdir', nss, file)
      .split(/^Signature #/m)
      // A field that was reserved and not filled has no signer.
      .filter((block) => block.includes('Signer Certificate Common Name'))
      .map((block) => ({
        signer: /Signer Certificate Common Name: (.*)/.exec(block)?.[1] ?? '',
        isValid: block.includes('Signature is Valid.'),
        isTrusted: block.includes('Certificate is Trusted.'),
        coversWholeFile: block.includes('Total document signed'),
      }))
  );
}

/** The one file attached to a PDF. */
export function attachedText(folder: string, pdf: Uint8Array): string {
  const [file, attached] = [join(folder, 'attaching.pdf'), join(folder, 'attached.json')];
  writeFileSync(file, pdf);
  run('pdfdetach', '-save', '1', '-o', attached, file);
  return readFileSync(attached, 'utf8');
}

export function openssl(...args: string[]): string {
  return run('openssl', ...args);
}

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
