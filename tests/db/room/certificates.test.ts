/** The room's authority: what it vouches for, asked of OpenSSL and of Node. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  isAuthorityAt,
  keyPemOf,
  makeRoomAuthority,
  makeRoomLeaf,
  pemOf,
} from '../../../src/core/areas/room/certificates.ts';
import type { HeldCertificate } from '../../../src/core/areas/room/certificates.ts';
import { networkName, networkOf } from '../../../src/core/areas/room/network.ts';
import { instant } from '../../../src/domain/time/time.ts';

const AT = instant(Date.parse('2026-11-24T13:00:00Z'));
const DAY_MS = 24 * 3_600_000;
const serial = (fill: number) => new Uint8Array(16).fill(fill);

let folder: string;
let authority: HeldCertificate;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pupitre-room-'));
  authority = await makeRoomAuthority(networkOf('192.168.7.12', 24), { at: AT, serialBytes: serial(1) });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What OpenSSL says of a certificate for an address, under an authority, at an instant. */
function verdict(leafPem: string, address: string, at: number, root = authority): string {
  const [leafFile, rootFile] = [path.join(folder, 'leaf.pem'), path.join(folder, 'root.pem')];
  writeFileSync(leafFile, leafPem);
  writeFileSync(rootFile, pemOf(root.der));
  const asked = ['-attime', String(Math.floor(at / 1_000)), '-purpose', 'sslserver', '-verify_ip', address];
  try {
    return execFileSync('openssl', ['verify', '-x509_strict', ...asked, '-CAfile', rootFile, leafFile], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

const leafOf = async (address: string, by = authority) =>
  makeRoomLeaf(by, address, { at: AT, serialBytes: serial(2) });

describe('the authority of a room', () => {
  it('vouches for an address of its network, a day before and a day after as well', async () => {
    const leaf = pemOf((await leafOf('192.168.7.12')).der);
    for (const at of [AT - DAY_MS, AT, AT + DAY_MS]) {
      expect(verdict(leaf, '192.168.7.12', at)).toMatch(/: OK$/);
    }
    expect(verdict(pemOf((await leafOf('192.168.7.200')).der), '192.168.7.200', AT)).toMatch(/: OK$/);
  });

  it.each(['192.168.8.12', '10.0.0.1', '8.8.8.8'])(
    'cannot vouch for %s, which is of another network',
    async (address) => {
      expect(verdict(pemOf((await leafOf(address)).der), address, AT)).toContain(
        'permitted subtree violation',
      );
    },
  );

  it('cannot vouch for a name', async () => {
    // The generator takes any text for a name: an attacker who holds the key is not held by ours.
    const forged = await makeRoomLeaf(authority, '192.168.7.12', { at: AT, serialBytes: serial(3) });
    expect(new X509Certificate(forged.der).subjectAltName).toBe('IP Address:192.168.7.12');
    expect(new X509Certificate(authority.der).toString()).toBeTruthy();
    const text = execFileSync('openssl', ['x509', '-noout', '-text'], {
      input: pemOf(authority.der),
      encoding: 'utf8',
    });
    expect(text).toMatch(/Name Constraints: critical/);
    expect(text).toContain('IP:192.168.7.0/255.255.255.0');
    expect(text).toContain('DNS:salle.pupitre.invalid');
    expect(text).toContain('CA:TRUE, pathlen:0');
    expect(text).toContain('TLS Web Server Authentication');
  });

  it('is not shown by another address, another authority, or too late', async () => {
    const leaf = pemOf((await leafOf('192.168.7.12')).der);
    expect(verdict(leaf, '192.168.7.13', AT)).toContain('IP address mismatch');
    expect(verdict(leaf, '192.168.7.12', AT + 5 * DAY_MS)).toContain('certificate has expired');
    const other = await makeRoomAuthority(networkOf('192.168.7.12', 24), { at: AT, serialBytes: serial(1) });
    expect(verdict(leaf, '192.168.7.12', AT, other)).toMatch(/signature failure|unable to get/);
  });

  it('is known by its key and its time', async () => {
    expect(isAuthorityAt(authority, AT)).toBe(true);
    expect(isAuthorityAt(authority, instant(AT + 729 * DAY_MS))).toBe(false);
    expect(isAuthorityAt(authority, instant(AT - 3 * DAY_MS))).toBe(false);
    const leaf = await leafOf('192.168.7.12');
    expect(isAuthorityAt(leaf, AT)).toBe(false);
    expect(isAuthorityAt({ ...authority, pkcs8: leaf.pkcs8 }, AT)).toBe(false);
    expect(isAuthorityAt({ der: new Uint8Array(4), pkcs8: leaf.pkcs8 }, AT)).toBe(false);
    expect(fingerprintOf(authority.der)).toMatch(/^[0-9a-f]{64}$/);
    expect(keyPemOf(leaf.pkcs8)).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  it('is of the network of its address', () => {
    expect(networkName('192.168.7.12', 24)).toBe('192.168.7.0/24');
    expect(networkName('10.20.30.40', 12)).toBe('10.16.0.0/12');
    expect(networkName('127.0.0.1', 8)).toBe('127.0.0.0/8');
    expect(networkName('172.16.5.4', 32)).toBe('172.16.5.4/32');
    expect(() => networkOf('::1', 64)).toThrow(RangeError);
  });
});
