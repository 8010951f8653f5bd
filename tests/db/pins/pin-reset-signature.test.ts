/** A forgotten PIN while a locked content awaits signatures. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { contentOf } from '../jury-room.ts';
import { archiveOne, conductToSignature, PIN, prepare, unlock } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const NEW_PIN = '8316';

let panel: Panel;
let passage: Prepared;
let president: string;
let first: string;

beforeEach(async () => {
  panel = openPanel();
  passage = await prepare(panel, 3);
  [president = '', first = ''] = passage.jurorIds;
});

const reset = () =>
  panel.handlers.pins.reset({
    jurorId: first,
    pin: NEW_PIN,
    confirmations: [{ jurorId: president, pin: PIN }],
  });

describe('a reset at the signature', () => {
  it('waits until the content that awaits the member is taken back, and the minutes then tell of it', async () => {
    await conductToSignature(panel, passage);
    const { passageId } = passage;
    expect(await refusal(panel.handlers.pins.resetTerms({ jurorId: first }))).toBe(
      'pin-reset-awaits-signature',
    );
    expect(await refusal(reset())).toBe('pin-reset-awaits-signature');
    await unlock(panel, passage, 'Code oublié');
    await done(reset());
    const { lock } = await done(panel.handlers.minutes.lock({ passageId }));
    const contentDigest = lock?.contentDigest ?? '';
    for (const [index, jurorId] of passage.jurorIds.entries()) {
      const pin = jurorId === first ? NEW_PIN : PIN;
      const act = { passageId, jurorId, pin, contentDigest, svg: inkSignature(index + 1) };
      await done(panel.handlers.minutes.sign(act));
    }
    expect(await contentOf(panel, passage)).toMatchObject({ pinResets: [{ isGridReopened: false }] });
  });

  it('waits for a rectification too, which can be cancelled', async () => {
    const minutesId = await archiveOne(panel, passage);
    const changes = [{ path: '/candidate/lastName', value: 'Campanelle' }];
    await done(panel.handlers.rectifications.lock({ minutesId, reason: 'Nom mal recopié', changes }));
    expect(await refusal(reset())).toBe('pin-reset-awaits-signature');
  });
});
