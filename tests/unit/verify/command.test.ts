import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runVerify } from '../../../src/verify/cli/command.ts';
import type { Report } from '../../../src/verify/report.ts';
import { redrawing } from '../../fixtures/verify/checking.ts';
import { contentUnder, createOffice, signMinutes } from '../../fixtures/verify/signed-minutes.ts';

const ENTRY = fileURLToPath(new URL('../../../src/verify/cli/pupitre-verify.ts', import.meta.url));
const LOCKED_AT = Date.UTC(2026, 10, 24, 14, 15, 0);

let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-verify-'));
  const office = await createOffice(LOCKED_AT);
  const { sealed } = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
  const altered = sealed.slice();
  altered[2000] = (altered[2000] ?? 0) ^ 1;
  writeFileSync(path('bon.pdf'), sealed);
  writeFileSync(path('altere.pdf'), altered);
  writeFileSync(path('autorite.crt'), office.pem);
  writeFileSync(path('autre.pdf'), '%PDF-1.4\nautre chose');
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  let [out, error] = ['', ''];
  const code = await runVerify(args, {
    environment,
    redrawing,
    out: (text) => (out += text),
    error: (text) => (error += text),
  });
  return { code, out, error };
}

describe('verify', { timeout: 60_000 }, () => {
  it('says the verdict first, then everything of one document', async () => {
    const { code, error, out } = await run([path('bon.pdf'), path('autorite.crt')]);
    expect([code, error]).toEqual([0, '']);
    expect(out.split('\n').slice(0, 2)).toEqual(['AUTHENTIQUE', 'bon.pdf (PV-2026-0042)']);
    expect(out).toContain('Signature\u00a0: Hélène Vasseur-Oyarzun');
    expect(out).toContain('  ✓ Signé le 24 novembre 2026 à 15:17:00');
    expect(out).not.toMatch(/\{\{|avancée|qualifiée|NF Z42/);
  });

  it('ends with 3 for what is left to confirm, 1 for what is altered, 2 for what cannot be read', async () => {
    expect((await run([path('bon.pdf')])).code).toBe(3);
    expect((await run(['--authority', path('autorite.crt'), path('bon.pdf')])).code).toBe(0);
    // Given for something else, it makes no authority of minutes.
    expect((await run([path('bon.pdf'), `--timestamp-authority=${path('autorite.crt')}`])).code).toBe(3);
    expect((await run([path('altere.pdf'), path('autorite.crt')])).code).toBe(1);
    expect((await run([path('autre.pdf')])).code).toBe(2);
    expect((await run([path('autorite.crt')])).code).toBe(2);
    expect((await run([path('bon.pdf'), path('autre.pdf')])).code).toBe(2);
    expect((await run([path('altere.pdf'), path('autre.pdf'), path('absent.pdf')])).code).toBe(1);
  });

  it('names a file that is not there, and still checks the others', async () => {
    const { code, error, out } = await run([path('bon.pdf'), path('absent.pdf'), folder]);
    expect(code).toBe(2);
    expect(error).toContain('absent.pdf');
    expect(error.trim().split('\n')).toHaveLength(2);
    expect(out).toContain('INTACT');
  });

  it('sums several documents up in a line each, with what is wrong under it', async () => {
    const { out } = await run([
      '--language',
      'en',
      path('bon.pdf'),
      path('altere.pdf'),
      path('autorite.crt'),
    ]);
    const lines = out.split('\n');
    expect(lines[0]).toBe('At least one document is not valid.');
    expect(lines).toContain('Authentic  bon.pdf  PV-2026-0042');
    expect(lines.findIndex((line) => line.startsWith('Not valid  altere.pdf'))).toBeGreaterThan(0);
    expect(out).toMatch(/✗ The structure of the file is altered|✗ The document was changed/);
  });

  it('gives a report to programs, with codes and sentences', async () => {
    const { out } = await run(['--json', '--language=en', path('bon.pdf'), path('autorite.crt')]);
    const report = JSON.parse(out) as Report & { documents: { text: string }[] };
    expect(report).toMatchObject({ verdict: 'authentic', exitCode: 0 });
    expect(report.documents[0]?.text).toMatch(/^This document is intact/);
    expect(report.documents[0]?.sections[0]?.findings[0]).toMatchObject({ code: 'structure', level: 'pass' });
  });

  it('speaks the language of its surroundings, French unless that is English', async () => {
    expect((await run([], { LANG: 'en_GB.UTF-8' })).error).toMatch(/^Usage: /);
    expect((await run([], { LC_ALL: 'fr_FR.UTF-8', LANG: 'en_GB.UTF-8' })).error).toMatch(/^Usage\u00a0: /);
    expect((await run([], { LANG: 'C' })).error).toMatch(/^Usage\u00a0: /);
  });

  it('refuses what it does not understand, and explains itself when asked', async () => {
    expect(await run(['--fast', path('bon.pdf')])).toMatchObject({ code: 2, out: '' });
    expect(await run(['--language', 'de', path('bon.pdf')])).toMatchObject({ code: 2, out: '' });
    expect((await run(['--help'])).out).toContain('--json');
  });

  it('runs as a program', () => {
    const environment = { ...process.env, LC_ALL: 'fr_FR.UTF-8' };
    const out = execFileSync(process.execPath, [ENTRY, path('bon.pdf'), path('autorite.crt')], {
      encoding: 'utf8',
      env: environment,
    });
    expect(out).toMatch(/^AUTHENTIQUE\n/);
    expect(spawnSync(process.execPath, [ENTRY, path('altere.pdf')], { env: environment }).status).toBe(1);
  });
});
