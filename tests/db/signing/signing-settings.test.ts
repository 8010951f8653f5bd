import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { createSigningRepo } from '../../../src/core/db/repos/signing.repo.ts';
import { archiveOne, conductToSignature, prepare, signAll } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { openssl, pdfsigReports } from '../signed-pdf.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const PASSWORD = 'Une longue phrase 42';
const NOW = instant(Date.now());

/** Text of the files that an export wrote. */
async function exported(
  report: ReturnType<Panel['handlers']['signing']['exportAuthority']>,
): Promise<readonly { readonly name: string; readonly path: string; readonly text: string }[]> {
  const { files, folder } = await done(report);
  return files.map((name) => ({
    name,
    path: join(folder, name),
    text: readFileSync(join(folder, name), 'utf8'),
  }));
}

const view = (panel: Panel) => done(panel.handlers.signing.get(undefined));

async function archivedPdf(panel: Panel): Promise<Uint8Array> {
  const minutesId = await archiveOne(panel, await prepare(panel, 2));
  return done(panel.handlers.archive.pdf({ minutesId }));
}

describe('the settings of the signatures', () => {
  it('are empty before the first lock, and say what cannot be done yet', async () => {
    const panel = openPanel();
    const { signing } = panel.handlers;
    expect(await view(panel)).toEqual({
      vault: 'os-keychain',
      authority: null,
      retired: [],
      seal: null,
      certificates: [],
    });
    expect(await refusal(signing.exportAuthority(undefined))).toBe('authority-missing');
    expect(await refusal(signing.exportRevocations(undefined))).toBe('authority-missing');
    expect(await refusal(signing.renewAuthority(undefined))).toBe('authority-missing');
    expect(await refusal(signing.backUpAuthority({ password: PASSWORD }))).toBe('authority-missing');
    expect(await refusal(signing.removeSeal(undefined))).toBe('not-found');
    expect(await refusal(signing.revoke({ sha256: '0'.repeat(64), reason: 'cessation' }))).toBe('not-found');
  });

  it('show the authority, the seal and each certificate, once minutes are archived', async () => {
    const panel = openPanel();
    await done(panel.handlers.app.setPreferences({ organisation: 'Réseau fictif' }));
    await archivedPdf(panel);
    const { authority, seal, certificates } = await view(panel);
    expect(authority).toMatchObject({
      holder: 'Autorité locale de Réseau fictif',
      state: 'valid',
      reason: 'first',
      isKeyUsable: true,
      backedUpAt: null,
    });
    expect(seal).toMatchObject({ kind: 'local', holder: 'Cachet de Réseau fictif', isKeyUsable: true });
    expect(certificates.map(({ holder, role, signatureCount }) => [role, holder, signatureCount])).toEqual([
      ['member', 'Barnabé Églantier', 1],
      ['member', 'Ondine Tamaris', 1],
      // Issued first: the content that is locked names the certificate that will seal it.
      ['seal', 'Cachet de Réseau fictif', 1],
    ]);
    const [file] = await exported(panel.handlers.signing.exportAuthority(undefined));
    expect(file?.name).toBe('Autorité locale de Réseau fictif.crt');
    expect(openssl('x509', '-in', file?.path ?? '', '-noout', '-fingerprint', '-sha256')).toContain(
      (authority?.sha256 ?? '').toUpperCase().match(/../g)?.join(':'),
    );
  });

  it('hold no private key in clear that a PIN should protect, and none at all where there is a keychain', async () => {
    const panel = openPanel();
    await archivedPdf(panel);
    const keys = panel.db
      .prepare<[], { vault: string; sealed: Buffer }>('SELECT vault, sealed FROM signing_key')
      .all();
    expect(keys.map(({ vault }) => vault)).toEqual(Array.from({ length: 4 }, () => 'os-keychain'));
    // The keychain of the tests marks what it made.
    expect(keys.map(({ sealed }) => sealed[0])).toEqual(Array.from({ length: 4 }, () => panel.keychain.key));
    panel.keychain.kind = 'none';
    await conductToSignature(panel, await prepare(panel, 2)).catch(() => undefined);
    expect((await view(panel)).authority?.isKeyUsable).toBe(false);
  });
});

describe('the authority', () => {
  it('is renewed: what the old one signed stays trusted, the new one signs what follows', async () => {
    const panel = openPanel(NOW);
    const before = await archivedPdf(panel);
    const [oldFile] = await exported(panel.handlers.signing.exportAuthority(undefined));
    const old = (await view(panel)).authority;
    const renewed = await done(panel.handlers.signing.renewAuthority(undefined));
    expect(renewed.authority).toMatchObject({ reason: 'renewed', state: 'valid' });
    expect(renewed.retired.map(({ sha256 }) => sha256)).toEqual([old?.sha256]);
    const after = await archivedPdf(panel);
    const [newFile] = await exported(panel.handlers.signing.exportAuthority(undefined));
    const trusted = (pdf: Uint8Array, authority = '') =>
      pdfsigReports(panel.folder, pdf, authority).map(({ isTrusted, isValid }) => isTrusted && isValid);
    expect(trusted(before, oldFile?.text)).toEqual([true, true, true]);
    expect(trusted(after, newFile?.text)).toEqual([true, true, true]);
    expect(trusted(after, oldFile?.text)).toEqual([false, false, false]);
  });

  it('expires, and is renewed', async () => {
    const panel = openPanel();
    await archivedPdf(panel);
    panel.drive.stepWall(13 * 366 * 24 * 3_600_000);
    expect((await view(panel)).authority?.state).toBe('expired');
    const passage = await prepare(panel, 2);
    await expect(conductToSignature(panel, passage)).rejects.toThrow('authority-expired');
    await done(panel.handlers.signing.renewAuthority(undefined));
    await done(panel.handlers.minutes.lock(passage));
    await signAll(panel, passage);
    await done(panel.handlers.minutes.archive(passage));
  });

  it('is backed up and restored on another machine, with what it revoked', async () => {
    const panel = openPanel(NOW);
    await archivedPdf(panel);
    const { certificates } = await view(panel);
    const revoked = certificates[1];
    await done(panel.handlers.signing.revoke({ sha256: revoked?.sha256 ?? '', reason: 'cessation' }));
    const [authorityFile] = await exported(panel.handlers.signing.exportAuthority(undefined));
    const [backup] = await exported(panel.handlers.signing.backUpAuthority({ password: PASSWORD }));
    const { authority } = await view(panel);
    expect(authority?.backedUpAt).toBe(panel.clock.read().wall);

    const other = openPanel(NOW);
    const bytes = Buffer.from(backup?.text ?? '');
    const { signing } = other.handlers;
    expect(await refusal(signing.restoreAuthority({ bytes, password: 'autre chose' }))).toBe(
      'key-file-wrong-password',
    );
    const restored = await done(signing.restoreAuthority({ bytes, password: PASSWORD }));
    expect(restored.authority).toMatchObject({
      sha256: authority?.sha256,
      reason: 'restored',
      isKeyUsable: true,
    });
    const pdf = await archivedPdf(other);
    const reports = pdfsigReports(other.folder, pdf, authorityFile?.text ?? '');
    expect(reports.filter(({ isTrusted, isValid }) => isTrusted && isValid)).toHaveLength(3);
    const [list] = await exported(signing.exportRevocations(undefined));
    const text = openssl('crl', '-inform', 'DER', '-in', list?.path ?? '', '-noout', '-text');
    expect(text.toLowerCase()).toContain(revoked?.serial);
    expect(list?.name).toBe('Autorité locale.crl');
    const again = await done(signing.restoreAuthority({ bytes, password: PASSWORD }));
    expect(again.retired).toEqual([]);
  });

  it('whose key another keychain made is lost here, until it is restored', async () => {
    const panel = openPanel();
    await archivedPdf(panel);
    const [backup] = await exported(panel.handlers.signing.backUpAuthority({ password: PASSWORD }));
    panel.keychain.key = 0x33;
    expect((await view(panel)).authority?.isKeyUsable).toBe(false);
    const passage = await prepare(panel, 2);
    await expect(conductToSignature(panel, passage)).rejects.toThrow('authority-key-lost');
    expect(await refusal(panel.handlers.signing.backUpAuthority({ password: PASSWORD }))).toBe(
      'authority-key-lost',
    );
    await done(
      panel.handlers.signing.restoreAuthority({ bytes: Buffer.from(backup?.text ?? ''), password: PASSWORD }),
    );
    await done(panel.handlers.minutes.lock(passage));
    await signAll(panel, passage);
    await done(panel.handlers.minutes.archive(passage));
    const { seal, certificates } = await view(panel);
    // The seal's own key was lost with the keychain: it was replaced.
    expect(seal).toMatchObject({ state: 'valid', isKeyUsable: true });
    const seals = certificates.filter(({ role }) => role === 'seal').map(({ state }) => state);
    expect(seals).toEqual(['valid', 'revoked']);
  });
});

describe('a revocation', () => {
  it('is recorded once, listed by the authority, and takes the private key away', async () => {
    const panel = openPanel(NOW);
    await archivedPdf(panel);
    const { signing } = panel.handlers;
    const { certificates } = await view(panel);
    const [seal, member] = certificates;
    const sha256 = member?.sha256 ?? '';
    const after = await done(signing.revoke({ sha256, reason: 'key-compromise' }));
    expect(after.certificates[1]).toMatchObject({
      state: 'revoked',
      revocation: { reason: 'key-compromise', at: panel.clock.read().wall },
    });
    expect(await refusal(signing.revoke({ sha256, reason: 'cessation' }))).toBe('already-revoked');
    expect(createSigningRepo(panel.db).key(sha256)).toBeNull();
    const [crl] = await exported(signing.exportRevocations(undefined));
    const [authority] = await exported(signing.exportAuthority(undefined));
    const at = (name: string) => join(panel.folder, name);
    openssl('crl', '-inform', 'DER', '-in', crl?.path ?? '', '-out', at('list.pem'));
    const attime = String(Math.ceil(panel.clock.read().wall / 1_000));
    const check = (certificate = '') => {
      const { der } = createSigningRepo(panel.db).certificate(certificate) ?? { der: new Uint8Array() };
      writeFileSync(at('one.der'), der);
      openssl('x509', '-inform', 'DER', '-in', at('one.der'), '-out', at('one.pem'));
      return openssl(
        'verify',
        '-attime',
        attime,
        '-crl_check',
        '-CAfile',
        authority?.path ?? '',
        '-CRLfile',
        at('list.pem'),
        at('one.pem'),
      );
    };
    expect(() => check(sha256)).toThrow(/revoked/);
    expect(check(seal?.sha256)).toContain('OK');
  });
});
