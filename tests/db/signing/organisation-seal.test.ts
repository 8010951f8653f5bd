import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { createSigningRepo } from '../../../src/core/db/repos/signing.repo.ts';
import { archiveOne, conductToSignature, prepare, signAll, unlock } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { openssl, pdfsigReports } from '../signed-pdf.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const PASSWORD = 'Une longue phrase 42';

const view = (panel: Panel) => done(panel.handlers.signing.get(undefined));

async function archivedPdf(panel: Panel): Promise<Uint8Array> {
  const minutesId = await archiveOne(panel, await prepare(panel, 2));
  return done(panel.handlers.archive.pdf({ minutesId }));
}

/** Archives minutes and answers the checks of the archive that fail. */
async function failedChecks(panel: Panel): Promise<readonly string[]> {
  const minutesId = await archiveOne(panel, await prepare(panel, 2));
  const { checks } = await done(panel.handlers.archive.verify({ minutesId }));
  expect(checks.map(({ check }) => check)).toContain('pdf-signatures');
  return checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);
}

/** A seal that a fictional issuer made for the organisation, as PKCS#12; the issuer's certificate is `issuer.crt`. */
function organisationSeal(
  folder: string,
  chain: 'with its issuer' | 'alone' | 'self-signed' = 'with its issuer',
) {
  const at = (name: string) => join(folder, name);
  const key = ['-newkey', 'rsa:2048', '-nodes', '-utf8'];
  openssl(
    ...['req', '-x509', ...key, '-days', '30', '-keyout', at('issuer.key'), '-out', at('issuer.crt')],
    ...['-subj', '/CN=Émetteur fictif'],
  );
  openssl(
    ...['req', ...key, '-keyout', at('seal.key'), '-out', at('seal.csr')],
    ...['-subj', '/CN=Cachet de l’organisme fictif'],
  );
  writeFileSync(at('uses'), 'keyUsage=critical,digitalSignature,nonRepudiation');
  const signedBy =
    chain === 'self-signed'
      ? ['-signkey', at('seal.key')]
      : ['-CA', at('issuer.crt'), '-CAkey', at('issuer.key')];
  openssl(
    ...['x509', '-req', '-in', at('seal.csr'), ...signedBy],
    ...['-days', '30', '-extfile', at('uses'), '-out', at('seal.crt')],
  );
  openssl(
    ...['pkcs12', '-export', '-inkey', at('seal.key'), '-in', at('seal.crt')],
    ...(chain === 'with its issuer' ? ['-certfile', at('issuer.crt')] : []),
    ...['-passout', `pass:${PASSWORD}`, '-out', at('seal.p12')],
  );
  return new Uint8Array(readFileSync(at('seal.p12')));
}

describe('the organisation’s own seal', () => {
  it('is imported, seals, and is removed again', async () => {
    const panel = openPanel(instant(Date.now() + 60_000));
    const { signing } = panel.handlers;
    const bytes = organisationSeal(panel.folder);
    expect(await refusal(signing.importSeal({ bytes, password: 'autre' }))).toBe('key-file-wrong-password');
    const imported = await done(signing.importSeal({ bytes, password: PASSWORD }));
    expect(imported.seal).toMatchObject({
      kind: 'imported',
      holder: 'Cachet de l’organisme fictif',
      isKeyUsable: true,
    });
    const pdf = await archivedPdf(panel);
    const own = readFileSync(join(panel.folder, 'issuer.crt'), 'utf8');
    const reports = pdfsigReports(panel.folder, pdf, own);
    expect(reports.map(({ isTrusted, isValid, signer }) => [signer, isValid, isTrusted]).at(-1)).toEqual([
      'Cachet de l’organisme fictif',
      true,
      true,
    ]);
    const sha256 = imported.seal?.sha256 ?? '';
    expect(await refusal(signing.revoke({ sha256, reason: 'cessation' }))).toBe('not-found');
    const removed = await done(signing.removeSeal(undefined));
    expect(removed.seal).toBeNull();
    expect(createSigningRepo(panel.db).key(sha256)).toBeNull();
    await archivedPdf(panel);
    expect((await view(panel)).seal).toMatchObject({ kind: 'local' });
  });

  it('makes minutes that the archive vouches for', async () => {
    const panel = openPanel(instant(Date.now() + 60_000));
    const bytes = organisationSeal(panel.folder);
    await done(panel.handlers.signing.importSeal({ bytes, password: PASSWORD }));
    expect(await failedChecks(panel)).toEqual([]);
  });

  it.each(['alone', 'self-signed'] as const)('is refused %s: nobody could check it', async (chain) => {
    const panel = openPanel(instant(Date.now() + 60_000));
    const bytes = organisationSeal(panel.folder, chain);
    expect(await refusal(panel.handlers.signing.importSeal({ bytes, password: PASSWORD }))).toBe(
      'key-file-chain-incomplete',
    );
  });

  it('that has run out, or whose key does not open here, seals nothing', async () => {
    const panel = openPanel(instant(Date.now() + 60_000));
    const bytes = organisationSeal(panel.folder);
    await done(panel.handlers.signing.importSeal({ bytes, password: PASSWORD }));
    const passage = await prepare(panel, 2);
    await conductToSignature(panel, passage);
    await signAll(panel, passage);
    const { sha256 = '' } = (await view(panel)).seal ?? {};
    const key = createSigningRepo(panel.db).key(sha256);
    createSigningRepo(panel.db).putKey(sha256, { vault: 'os-keychain', sealed: Buffer.from('x') });
    expect(await refusal(panel.handlers.minutes.archive(passage))).toBe('seal-key-lost');
    if (key !== null) createSigningRepo(panel.db).putKey(sha256, key);
    panel.drive.stepWall(31 * 24 * 3_600_000);
    expect(await refusal(panel.handlers.minutes.archive(passage))).toBe('certificate-expired');
    // A content names its seal: another one takes a new lock, and new signatures.
    await done(panel.handlers.signing.removeSeal(undefined));
    expect(await refusal(panel.handlers.minutes.archive(passage))).toBe('seal-changed');
    await unlock(panel, passage, 'Le cachet a changé.');
    await done(panel.handlers.minutes.lock(passage));
    await signAll(panel, passage);
    await done(panel.handlers.minutes.archive(passage));
  });

  it('that cannot be used at the lock is not named, and hinders neither the lock nor the signatures', async () => {
    const panel = openPanel(instant(Date.now() + 60_000));
    const bytes = organisationSeal(panel.folder);
    await done(panel.handlers.signing.importSeal({ bytes, password: PASSWORD }));
    panel.drive.stepWall(31 * 24 * 3_600_000);
    const passage = await prepare(panel, 2);
    await conductToSignature(panel, passage);
    await signAll(panel, passage);
    await done(panel.handlers.signing.removeSeal(undefined));
    const { minutesId } = await done(panel.handlers.minutes.archive(passage));
    const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
    expect(content).toMatchObject({ schema: 'pupitre.minutes/2', seal: null });
  });
});
