import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Name } from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { pem } from '../../../src/core/areas/signing/authority-backup.ts';
import {
  isAuthorityCertificate,
  isKeyOf,
  issueCertificate,
  makeAuthority,
  makeRevocationList,
  readCertificate,
  signerOf,
} from '../../../src/core/areas/signing/certificates.ts';
import type { NewCertificate } from '../../../src/core/areas/signing/certificates.ts';
import { authorityName, memberName, sealName } from '../../../src/core/areas/signing/names.ts';

const AT = instant(Date.parse('2026-11-24T23:30:00Z'));
const ORGANISATION = 'Institut, des "Métiers" + <Œuvres>';
let folder: string;
let authority: NewCertificate;
let member: NewCertificate;

const serial = (fill: number) => new Uint8Array(16).fill(fill);
const path = (name: string) => join(folder, name);

function openssl(...args: string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function issuerOf({ certificate, pkcs8 }: NewCertificate) {
  return { der: certificate.der, pkcs8 };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-certificates-'));
  authority = await makeAuthority({ name: authorityName(ORGANISATION), serialBytes: serial(0xff), at: AT });
  member = await issueCertificate(issuerOf(authority), {
    name: memberName('Élise d’Ærø-Łuczak', 'Présidente, du jury', ORGANISATION),
    serialBytes: serial(0x00),
    at: AT,
  });
  writeFileSync(path('authority.crt'), pem('CERTIFICATE', authority.certificate.der));
  writeFileSync(path('member.crt'), pem('CERTIFICATE', member.certificate.der));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the local authority', () => {
  it('is a root that openssl reads: names, validity, uses', () => {
    const text = openssl(
      'x509',
      '-in',
      path('authority.crt'),
      '-noout',
      '-text',
      '-nameopt',
      'utf8,sep_multiline',
    );
    expect(text).toContain(`CN=Autorité locale d’${ORGANISATION}`);
    expect(text).toContain(`O=${ORGANISATION}`);
    expect(text).toContain('C=FR');
    expect(text).toContain('Not Before: Nov 23 00:00:00 2026 GMT');
    expect(text).toContain('Not After : Nov 23 00:00:00 2038 GMT');
    expect(text).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
    expect(text).toContain('NIST CURVE: P-256');
    expect(isAuthorityCertificate(authority.certificate.der)).toBe(true);
    expect(isAuthorityCertificate(member.certificate.der)).toBe(false);
    expect(isAuthorityCertificate(new Uint8Array([1, 2, 3]))).toBe(false);
  });

  it('issues certificates that chain to it and may sign documents', () => {
    const verified = openssl(
      'verify',
      '-x509_strict',
      '-CAfile',
      path('authority.crt'),
      '-attime',
      String(AT / 1000),
      path('member.crt'),
    );
    expect(verified).toContain('OK');
    const text = openssl(
      'x509',
      '-in',
      path('member.crt'),
      '-noout',
      '-text',
      '-nameopt',
      'utf8,sep_multiline',
    );
    expect(text).toContain('CN=Élise d’Ærø-Łuczak');
    expect(text).toContain('OU=Présidente, du jury');
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
    expect(text).toContain('Not After : Nov 23 00:00:00 2029 GMT');
    expect(text).toContain('Authority Key Identifier');
    expect(member.certificate).toMatchObject({
      holder: 'Élise d’Ærø-Łuczak',
      capacity: 'Présidente, du jury',
    });
    expect(isKeyOf(member.pkcs8, member.certificate.der)).toBe(true);
    expect(isKeyOf(authority.pkcs8, member.certificate.der)).toBe(false);
    expect(isKeyOf(new Uint8Array(4), member.certificate.der)).toBe(false);
  });

  it('gives positive serial numbers of 16 bytes, whatever chance brings', () => {
    expect(authority.certificate.serial).toBe(`7f${'ff'.repeat(15)}`);
    expect(member.certificate.serial).toBe(`40${'00'.repeat(15)}`);
  });

  it('issues nothing beyond its own time', async () => {
    const nearItsEnd = instant(Date.parse('2037-06-01T12:00:00Z'));
    const making = { name: sealName(ORGANISATION), serialBytes: serial(1), at: nearItsEnd };
    const late = await issueCertificate(issuerOf(authority), making);
    expect(late.certificate.notAfter).toBe(authority.certificate.notAfter);
    const early = await issueCertificate(issuerOf(authority), {
      ...making,
      at: authority.certificate.notBefore,
    });
    expect(early.certificate.notBefore).toBe(authority.certificate.notBefore);
  });

  it('lists what it revoked, and openssl then refuses it', async () => {
    const revoked = [{ serial: member.certificate.serial, reason: 'key-compromise', revokedAt: AT }] as const;
    const at = instant(AT + 60_000);
    const list = await makeRevocationList(issuerOf(authority), revoked, at);
    writeFileSync(path('list.pem'), pem('X509 CRL', list));
    const text = openssl('crl', '-in', path('list.pem'), '-noout', '-text', '-CAfile', path('authority.crt'));
    expect(text).toContain('Key Compromise');
    expect(text.toLowerCase()).toContain(member.certificate.serial);
    expect(text).toMatch(new RegExp(`CRL Number:\\s+${String(at / 1000)}`));
    const args = ['verify', '-crl_check', '-CAfile', path('authority.crt'), '-CRLfile', path('list.pem')];
    expect(() => openssl(...args, '-attime', String(at / 1000), path('member.crt'))).toThrow(/revoked/);
    const empty = await makeRevocationList(issuerOf(authority), [], at);
    writeFileSync(path('list.pem'), pem('X509 CRL', empty));
    expect(openssl(...args, '-attime', String(at / 1000), path('member.crt'))).toContain('OK');
  });

  it('signs what openssl checks', async () => {
    const { certificate, pkcs8 } = member;
    const signer = signerOf(certificate.der, [authority.certificate.der], pkcs8);
    expect(signer.algorithm).toBe('ecdsa-p256-sha256');
    writeFileSync(path('data'), 'procès-verbal');
    writeFileSync(path('signature'), await signer.sign(Buffer.from('procès-verbal')));
    writeFileSync(path('public.pem'), openssl('x509', '-in', path('member.crt'), '-noout', '-pubkey'));
    const checked = openssl(
      'dgst',
      '-sha256',
      '-verify',
      path('public.pem'),
      '-signature',
      path('signature'),
      path('data'),
    );
    expect(checked).toContain('Verified OK');
  });
});

describe('names in certificates', () => {
  const commonName = (name: ReturnType<typeof authorityName>) => new Name(name).getField('CN');

  it('elide before a vowel, leave out what is empty, and keep to 64 characters', () => {
    expect(commonName(authorityName('Réseau fictif'))).toEqual(['Autorité locale de Réseau fictif']);
    expect(new Name(authorityName('')).toString()).toBe('CN=Autorité locale, C=FR');
    expect(commonName(sealName('École fictive'))).toEqual(['Cachet d’École fictive']);
    expect(commonName(memberName('É'.repeat(80), '', ''))).toEqual([`${'É'.repeat(63)}…`]);
  });
});

describe('reading a certificate', () => {
  it('refuses what is not one', () => {
    expect(() => readCertificate(new Uint8Array([0x30, 0x00]))).toThrow();
  });
});
