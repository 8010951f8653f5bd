import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSigningRepo } from '../../../src/core/db/repos/signing.repo.ts';
import { conductToSignature, prepare, signAll, unlock as unlockLock } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

interface Signed {
  readonly panel: Panel;
  readonly passage: Prepared;
}

async function allSigned(): Promise<Signed> {
  const panel = openPanel();
  const passage = await prepare(panel, 2);
  await conductToSignature(panel, passage);
  await signAll(panel, passage);
  return { panel, passage };
}

const archive = ({ panel, passage: { passageId } }: Signed) => panel.handlers.minutes.archive({ passageId });

/** Revokes the seal that the content names: the next one is another certificate. */
async function replaceSeal({ panel }: Signed): Promise<void> {
  const { seal } = await done(panel.handlers.signing.get(undefined));
  await done(panel.handlers.signing.revoke({ sha256: seal?.sha256 ?? '', reason: 'key-compromise' }));
}

describe('the seal that a content names', () => {
  it('is made at the lock, and is the one that seals', async () => {
    const signed = await allSigned();
    const { minutesId } = await done(archive(signed));
    const { content } = await done(signed.panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
    if (content.schema !== 'pupitre.minutes/2' || content.seal === null) throw new Error('no seal named');
    const certificate = createSigningRepo(signed.panel.db).certificate(content.seal.sha256);
    expect(certificate).toMatchObject({ role: 'seal', subject: content.seal.subject });
    const { seal } = await done(signed.panel.handlers.signing.get(undefined));
    expect(seal?.sha256).toBe(content.seal.sha256);
  });

  it('cannot be replaced between the lock and the archive: the content is locked and signed again', async () => {
    const signed = await allSigned();
    const { panel, passage } = signed;
    const { passageId } = passage;
    await replaceSeal(signed);
    expect(await refusal(archive(signed))).toBe('seal-changed');
    const { lock } = await done(panel.handlers.passages.get({ passageId }));
    expect(lock?.signatures).toHaveLength(2);
    await unlock(signed);
    await done(panel.handlers.minutes.lock({ passageId }));
    await signAll(panel, passage);
    expect((await done(archive(signed))).stage).toBe('archived');
  });
});

async function unlock({ panel, passage }: Signed): Promise<void> {
  await unlockLock(panel, passage, 'Le cachet a été remplacé.');
}
