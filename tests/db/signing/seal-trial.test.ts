import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { der } from '../../../src/cms/der-writer.ts';
import { instant } from '../../../src/domain/time/time.ts';
import {
  type Entity,
  EXTENSION,
  extension,
  type KeyKind,
  makeEntity,
  NAME,
} from '../../fixtures/verify/own-pki.ts';
import { archiveOne, prepare } from '../passage-conduct.ts';
import { closePanels, done, openPanel, type Panel, refusal } from '../passage-panel.ts';
import { openssl } from '../signed-pdf.ts';

vi.setConfig({ testTimeout: 120_000 });
afterEach(closePanels);

const PASSWORD = 'Une longue phrase 42';
const DAY_MS = 86_400_000;

const span = () => ({ from: Date.now() - 10 * DAY_MS, until: Date.now() + 300 * DAY_MS });

function root(name: string, key: KeyKind = 'p256', isSha1 = false): Entity {
  const extensions = [EXTENSION.authority(), EXTENSION.certSign];
  return makeEntity({ name: [[NAME.common, name]], key, isSha1, extensions, ...span() });
}

function sealUnder(issuer: Entity, key: KeyKind = 'p256', extensions: readonly Uint8Array[] = []): Entity {
  return makeEntity({
    name: [[NAME.common, 'Cachet de l’organisme fictif']],
    key,
    issuer,
    extensions: [EXTENSION.signing, ...extensions],
    ...span(),
  });
}

/** The seal's certificate and key as PKCS#12, with those certificates above it. */
function keyFile(panel: Panel, { key, pem }: Entity, above: readonly Entity[]): Uint8Array<ArrayBuffer> {
  const at = (name: string) => join(panel.folder, name);
  writeFileSync(at('seal.key'), key.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(at('seal.pem'), pem);
  writeFileSync(at('chain.pem'), above.map((entity) => entity.pem).join('\n'));
  openssl(
    ...['pkcs12', '-export', '-inkey', at('seal.key'), '-in', at('seal.pem')],
    ...(above.length === 0 ? [] : ['-certfile', at('chain.pem')]),
    ...['-passout', `pass:${PASSWORD}`, '-out', at('seal.p12')],
  );
  return new Uint8Array(readFileSync(at('seal.p12')));
}

const text = (pem: string) => new TextEncoder().encode(pem);

/** Seals minutes with it and answers the checks of the archive that fail. */
async function failedChecks(panel: Panel): Promise<readonly string[]> {
  const minutesId = await archiveOne(panel, await prepare(panel, 2));
  const { checks } = await done(panel.handlers.archive.verify({ minutesId }));
  return checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);
}

describe('a seal that is imported', () => {
  it.each<[string, KeyKind, KeyKind, boolean]>([
    ['P-384', 'p384', 'p256', false],
    ['P-521', 'p521', 'p256', false],
    ['RSA-PSS under a root of RSA-PSS', 'rsa-pss', 'rsa-pss', false],
    ['RSA under a root signed with SHA-1', 'rsa', 'rsa', true],
  ])('signs and is verified: %s', async (_, key, rootKey, isSha1) => {
    const panel = openPanel(instant(Date.now() + 60_000));
    const issuer = root('Émetteur fictif', rootKey, isSha1);
    const bytes = keyFile(panel, sealUnder(issuer, key), [issuer]);
    await done(panel.handlers.signing.importSeal({ bytes, password: PASSWORD }));
    expect(await failedChecks(panel)).toEqual([]);
  });

  it('is completed from a file of its issuers, and refused without them', async () => {
    const panel = openPanel(instant(Date.now() + 60_000));
    const issuer = root('Émetteur fictif');
    const bytes = keyFile(panel, sealUnder(issuer), []);
    const { importSeal } = panel.handlers.signing;
    expect(await refusal(importSeal({ bytes, password: PASSWORD }))).toBe('key-file-chain-incomplete');
    const wrong = text('Bonjour');
    expect(await refusal(importSeal({ bytes, password: PASSWORD, issuers: wrong }))).toBe(
      'issuer-file-unreadable',
    );
    const other = text(root('Émetteur fictif').pem);
    expect(await refusal(importSeal({ bytes, password: PASSWORD, issuers: other }))).toBe(
      'key-file-chain-incomplete',
    );
    const view = await done(importSeal({ bytes, password: PASSWORD, issuers: text(issuer.pem) }));
    expect(view.seal).toMatchObject({ kind: 'imported' });
  });

  it('is refused when the check of outsiders would refuse what it seals', async () => {
    const panel = openPanel(instant(Date.now() + 60_000));
    const issuer = root('Émetteur fictif');
    const unknown = extension('1.3.6.1.4.1.99999.9', der(0x05), true);
    const bytes = keyFile(panel, sealUnder(issuer, 'p256', [unknown]), [issuer]);
    const { importSeal } = panel.handlers.signing;
    expect(await refusal(importSeal({ bytes, password: PASSWORD }))).toBe('seal-not-verifiable');
    expect(await done(panel.handlers.signing.get(undefined))).toMatchObject({ seal: null });
  });
});
