import { describe, expect, it } from 'vitest';
import { writeHead } from '../../../scripts/package/write-update.ts';
import { HEAD_BYTES, readHead, updateManifest } from '../../../src/domain/update/update-file.ts';
import { unfitFor } from '../../../src/domain/update/update-order.ts';

const HERE = { version: '0.2.0-dev+essai', platform: 'linux', arch: 'x64' };
const OFFER = { product: 'pupitre', version: '0.2.0', platform: 'linux', arch: 'x64' };

describe('the head of an update', () => {
  it('says how long each part is', () => {
    const parts = { manifest: 700, signature: 1_200, installer: 290_400_000 };
    const head = writeHead(parts);
    expect(head).toHaveLength(HEAD_BYTES);
    expect(readHead(head)).toEqual(parts);
    // A view into a larger buffer reads its own bytes.
    const larger = new Uint8Array([9, 9, ...head, 9]);
    expect(readHead(larger.subarray(2))).toEqual(parts);
  });

  it.each([
    [{ manifest: 0, signature: 1, installer: 1 }],
    [{ manifest: 65_537, signature: 1, installer: 1 }],
    [{ manifest: 1, signature: 65_537, installer: 1 }],
    [{ manifest: 1, signature: 1, installer: 0 }],
    [{ manifest: 1, signature: 1, installer: 2 ** 40 }],
  ])('is none with %o', (parts) => {
    expect(readHead(writeHead(parts))).toBeNull();
  });

  it('is none when cut or of another kind', () => {
    const head = writeHead({ manifest: 1, signature: 1, installer: 1 });
    expect(readHead(head.subarray(0, HEAD_BYTES - 1))).toBeNull();
    expect(readHead(new Uint8Array(HEAD_BYTES))).toBeNull();
  });
});

describe('what an update says of itself', () => {
  const said = {
    format: 'pupitre-update/1',
    ...OFFER,
    published: '2026-11-24',
    file: { name: 'pupitre_0.2.0_amd64.deb', byteCount: 1, sha256: 'a'.repeat(64) },
  };

  it('may be more than is known here', () => {
    expect(updateManifest.safeParse({ ...said, later: true }).success).toBe(true);
  });

  it.each(['../pupitre.deb', '/etc/x.deb', '-o.deb', 'pupitre.deb/..', 'x.sh', 'a\u0000.deb', ''])(
    'names a file, not a place: %j',
    (name) => {
      expect(updateManifest.safeParse({ ...said, file: { ...said.file, name } }).success).toBe(false);
    },
  );

  it.each(['1.2', '1.2.3.4', 'v1.2.3', '1.2.3 ', ''])('is no version: %j', (version) => {
    expect(updateManifest.safeParse({ ...said, version }).success).toBe(false);
  });
});

describe('whether it is for here', () => {
  it.each([
    [null, OFFER],
    [null, { ...OFFER, version: '0.2.0-dev.1+essai' }],
    [null, { ...OFFER, version: '0.10.0' }],
    ['not-newer', { ...OFFER, version: '0.2.0-dev' }],
    ['not-newer', { ...OFFER, version: '0.2.0-dev+zzz' }],
    ['not-newer', { ...OFFER, version: '0.2.0-alpha' }],
    ['not-newer', { ...OFFER, version: '0.1.99' }],
    ['not-for-here', { ...OFFER, product: 'pupitre-lite' }],
    ['not-for-here', { ...OFFER, platform: 'darwin' }],
    ['not-for-here', { ...OFFER, arch: 'arm64' }],
  ] as const)('%s: %o', (unfit, offer) => {
    expect(unfitFor(offer, HERE)).toBe(unfit);
  });
});
