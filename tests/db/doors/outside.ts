/** What stands outside the application: an issuer of seals, and a timestamp authority. Made once for all sequences. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTimestampResponder } from '../../fixtures/timestamp-responder.ts';
import type { TimestampResponder } from '../../fixtures/timestamp-responder.ts';
import type { World } from './world.ts';

export const PASSWORD = 'Une longue phrase 42';

let seal: { readonly folder: string; readonly bytes: Uint8Array } | null = null;
let responder: TimestampResponder | null = null;

/** A PKCS#12 that a fictional issuer made for the organisation. */
export function organisationSeal(): Uint8Array<ArrayBuffer> {
  seal ??= makeSeal();
  return new Uint8Array(seal.bytes);
}

/** Connects that world to the authority, sets its clock to the authority's, and answers the authority's root. */
export function networkOf({ panel }: World): { readonly certificate: Uint8Array<ArrayBuffer> } {
  responder ??= createTimestampResponder();
  const authority = responder;
  panel.network.post = (_url, request) => Promise.resolve({ status: 200, body: authority.reply(request) });
  panel.drive.stepWall(Date.now() - panel.clock.read().wall);
  return { certificate: new Uint8Array(Buffer.from(authority.rootPem)) };
}

export function closeOutside(): void {
  responder?.dispose();
  if (seal !== null) rmSync(seal.folder, { recursive: true, force: true });
  responder = null;
  seal = null;
}

function makeSeal() {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-seal-'));
  const at = (name: string) => join(folder, name);
  const run = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const key = ['-newkey', 'rsa:2048', '-nodes', '-utf8'];
  run(
    'req',
    '-x509',
    ...key,
    '-days',
    '3650',
    '-keyout',
    at('issuer.key'),
    '-out',
    at('issuer.crt'),
    '-subj',
    '/CN=Émetteur fictif',
  );
  run(
    'req',
    ...key,
    '-keyout',
    at('seal.key'),
    '-out',
    at('seal.csr'),
    '-subj',
    '/CN=Cachet de l’organisme fictif',
  );
  writeFileSync(at('uses'), 'keyUsage=critical,digitalSignature,nonRepudiation');
  const signed = [
    '-CA',
    at('issuer.crt'),
    '-CAkey',
    at('issuer.key'),
    '-days',
    '3650',
    '-extfile',
    at('uses'),
  ];
  run('x509', '-req', '-in', at('seal.csr'), ...signed, '-out', at('seal.crt'));
  const bundle = ['-inkey', at('seal.key'), '-in', at('seal.crt'), '-certfile', at('issuer.crt')];
  run('pkcs12', '-export', ...bundle, '-passout', `pass:${PASSWORD}`, '-out', at('seal.p12'));
  return { folder, bytes: new Uint8Array(readFileSync(at('seal.p12'))) };
}
