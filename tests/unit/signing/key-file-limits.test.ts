import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { createThreadedKeyFiles } from '../../../src/core/areas/signing/key-file-thread.ts';
import { pem, readBackup } from '../../../src/core/areas/signing/authority-backup.ts';
import { readPkcs12 } from '../../../src/core/areas/signing/pkcs12.ts';

const WORKER = fileURLToPath(new URL('../../../src/core/areas/signing/key-file-worker.ts', import.meta.url));
const PASSWORD = 'Ruisseau-42';
const NOW = instant(Date.now() + 600_000);
let folder: string;
const path = (name: string) => join(folder, name);

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' });
}

/** A PKCS#12 that says that many iterations. */
function pkcs12(iterations: string, ...options: string[]): Uint8Array {
  const name = path(`${iterations}${options.join('')}.p12`);
  const pair = ['-inkey', path('own.key'), '-in', path('own.crt')];
  openssl(
    'pkcs12',
    '-export',
    ...pair,
    '-passout',
    `pass:${PASSWORD}`,
    '-iter',
    iterations,
    ...options,
    '-out',
    name,
  );
  return new Uint8Array(readFileSync(name));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-limits-'));
  const subject = ['-subj', '/CN=Cachet', '-addext', 'keyUsage=digitalSignature,keyCertSign', '-days', '30'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', path('own.key')];
  openssl('req', '-x509', ...key, ...subject, '-out', path('own.crt'));
}, 30_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a file of keys', { timeout: 60_000 }, () => {
  it.each([
    ['its key and its check', []],
    ['its key alone', ['-nomac']],
  ])('is refused before anything is derived when %s asks three million iterations', (_what, options) => {
    const bytes = pkcs12('3000000', ...options);
    const from = performance.now();
    expect(readPkcs12(bytes, PASSWORD, NOW)).toEqual({ ok: false, code: 'key-file-too-slow' });
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  it('is read with as many iterations as programs write', () => {
    expect(readPkcs12(pkcs12('100000'), PASSWORD, NOW)).toMatchObject({ ok: true });
    expect(readPkcs12(pkcs12('100000'), 'autre', NOW)).toEqual({
      ok: false,
      code: 'key-file-wrong-password',
    });
  });

  it('of an authority is refused alike', () => {
    openssl(
      ...['pkcs8', '-topk8', '-in', path('own.key'), '-out', path('slow.pem'), '-iter', '3000000'],
      ...['-passout', `pass:${PASSWORD}`],
    );
    const text = readFileSync(path('slow.pem'), 'utf8') + readFileSync(path('own.crt'), 'utf8');
    expect(readBackup(Buffer.from(text), PASSWORD)).toEqual({ ok: false, code: 'key-file-too-slow' });
    const broken =
      pem('ENCRYPTED PRIVATE KEY', Uint8Array.of(1, 2, 3)) + readFileSync(path('own.crt'), 'utf8');
    expect(readBackup(Buffer.from(broken), PASSWORD)).toEqual({ ok: false, code: 'key-file-wrong-password' });
  });

  it('is read on a thread of its own, which leaves this one free and is given up in time', async () => {
    const bytes = pkcs12('600000');
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const read = await createThreadedKeyFiles(WORKER).pkcs12(bytes, PASSWORD, NOW, null);
    clearInterval(ticking);
    expect(read).toMatchObject({ ok: true, value: { certificate: { holder: 'Cachet' } } });
    expect(turns).toBeGreaterThan(5);
    const given = await createThreadedKeyFiles(WORKER, 1).pkcs12(bytes, PASSWORD, NOW, null);
    expect(given).toEqual({ ok: false, code: 'key-file-too-slow' });
  });
});
