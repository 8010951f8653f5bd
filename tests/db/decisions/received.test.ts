/** Minutes of other places: which are taken in, which are refused by name, and who answers for their authority. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SignedMinutes } from '../../fixtures/verify/signed-minutes.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { zipOf } from '../../fixtures/zip.ts';
import { chainFaults } from '../chain-faults.ts';
import { archiveOne, prepare } from '../passage-conduct.ts';
import { closePanels, done, refusal } from '../passage-panel.ts';
import {
  administratorOf,
  altered,
  decidingSession,
  importing,
  opened,
  openPlace,
  pdf,
} from './received-conduct.ts';
import type { Place } from './received-conduct.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
afterEach(closePanels);

let place: Place;
let defence: SignedMinutes<MinutesContent2>;

beforeAll(async () => {
  place = await openPlace();
  defence = await place.minutes();
});

describe('files that were received', () => {
  it('are taken in, or refused by name with the reason, each by itself', async () => {
    const [panel, session] = await opened();
    const report = await importing(panel, session, [
      pdf('change.pdf', altered(defence.sealed)),
      pdf('coupe.pdf', defence.sealed.subarray(0, defence.sealed.length - 4_000)),
      pdf('sans-cachet.pdf', defence.steps.at(-2) ?? new Uint8Array()),
      pdf('autre-chose.pdf', Buffer.from('%PDF-1.4\nautre chose')),
      pdf('vide.pdf', new Uint8Array()),
      pdf('bon.pdf', defence.sealed),
      pdf('SHA256SUMS', Buffer.from('0  bon.pdf\n')),
      pdf('autorite.crt', Buffer.from(place.pem)),
    ]);
    expect(report).toMatchObject({ importedCount: 1, knownCount: 0, refusedCount: 5, leftCount: 0 });
    expect(report.refused.map(({ finding, name, reason }) => [name, reason, finding?.code])).toEqual([
      ['change.pdf', 'altered', expect.any(String)],
      ['coupe.pdf', 'cut', 'file-cut'],
      ['sans-cachet.pdf', 'altered', 'seal-missing'],
      ['autre-chose.pdf', 'not-minutes', 'not-from-here'],
      ['vide.pdf', 'not-minutes', 'file-empty'],
    ]);
    const { count, rows } = await done(panel.handlers.decisions.foreign({ sessionId: session.sessionId }));
    expect(count).toBe(1);
    expect(rows).toMatchObject([
      {
        kind: 'minutes',
        number: defence.content.number,
        source: 'bon.pdf',
        status: 'to-be-confirmed',
        mandate: 'proposition',
        unknownAuthorities: [{ sha256: place.sha256 }],
        candidateCount: 1,
        unlinkedCount: 1,
      },
    ]);
    expect(await done(panel.handlers.decisions.readForeign({ foreignId: rows[0]?.id ?? '' }))).toEqual(
      new Uint8Array(defence.sealed),
    );
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('are kept once, for each session that they were brought to', async () => {
    const [panel, session] = await opened();
    const other = await decidingSession(panel);
    await importing(panel, session, [pdf('un.pdf', defence.sealed)]);
    const again = await importing(panel, session, [pdf('deux.pdf', defence.sealed)]);
    expect(again).toMatchObject({ importedCount: 0, knownCount: 1, refusedCount: 0 });
    expect((await importing(panel, other, [pdf('trois.pdf', defence.sealed)])).knownCount).toBe(1);
    for (const { sessionId } of [session, other]) {
      const { rows } = await done(panel.handlers.decisions.foreign({ sessionId }));
      expect(rows.map(({ source }) => source)).toEqual(['un.pdf']);
    }
  });

  it('may come in an archive, which is opened with bounds', async () => {
    const [panel, session] = await opened();
    const archive = zipOf([
      pdf('lot/pv.pdf', defence.sealed),
      pdf('lot/change.pdf', altered(defence.sealed)),
      pdf('lot/lisez-moi.txt', Buffer.from('Bonjour')),
    ]);
    const cut = archive.subarray(0, archive.length - 30);
    const report = await importing(panel, session, [pdf('lot.zip', archive), pdf('coupe.zip', cut)]);
    expect(report).toMatchObject({ importedCount: 1, refusedCount: 2 });
    expect(report.refused.map(({ name, reason }) => [name, reason])).toEqual([
      ['coupe.zip', 'archive-unreadable'],
      ['lot/change.pdf', 'altered'],
    ]);
  });

  it('are refused where they are of another certification, of here, or under a number that others have', async () => {
    const [panel, session] = await opened();
    const { certification } = defence.content;
    const elsewhere = await place.minutes({ certification: { ...certification, id: 'autre' } });
    const twin = await place.minutes({ session: { ...defence.content.session, place: 'Ailleurs' } });
    const passage = await prepare(panel, 2);
    await archiveOne(panel, passage);
    const [archived] = (await done(panel.handlers.archive.search({ text: '' }))).rows;
    const minutesId = archived?.minutesId ?? '';
    const own = await done(panel.handlers.archive.pdf({ minutesId }));
    const report = await importing(panel, session, [
      pdf('pv.pdf', defence.sealed),
      pdf('autre.pdf', elsewhere.sealed),
      pdf('jumeau.pdf', twin.sealed),
      pdf('ici.pdf', own),
    ]);
    expect(report.refused.map(({ name, reason }) => [name, reason])).toEqual([
      ['autre.pdf', 'other-certification'],
      ['jumeau.pdf', 'number-taken'],
      ['ici.pdf', 'own'],
    ]);
  });

  it('that were taken in before someone stopped stay', async () => {
    const [panel, session] = await opened();
    const second = await place.minutes({ number: 'PV-2026-0099' });
    const asked = panel.handlers.decisions.importMinutes({
      sessionId: session.sessionId,
      files: [
        pdf('un.pdf', defence.sealed),
        pdf('deux.pdf', second.sealed),
        pdf('trois.pdf', altered(second.sealed)),
      ],
    });
    panel.drive.advance(1_000);
    for (;;) {
      const [task] = await done(panel.handlers.app.tasks(undefined));
      if (task === undefined) {
        await new Promise((resume) => setImmediate(resume));
        panel.drive.advance(1_000);
        continue;
      }
      await done(panel.handlers.app.stopTask({ taskId: task.id }));
      break;
    }
    const report = await done(asked);
    expect(report).toMatchObject({ importedCount: 2, refusedCount: 0, leftCount: 1 });
    const { count } = await done(panel.handlers.decisions.foreign({ sessionId: session.sessionId }));
    expect(count).toBe(2);
  });
});

describe('an authority of another place', () => {
  it('is accepted by an administrator who read its whole fingerprint elsewhere', async () => {
    const [panel, session] = await opened();
    const { acceptAuthority, withdrawAuthority } = panel.handlers.decisions;
    await importing(panel, session, [pdf('pv.pdf', defence.sealed)]);
    const confirmation = await administratorOf(panel);
    const grouped = place.sha256.toUpperCase().replace(/(..)(?=.)/gu, '$1:');
    const word = { sha256: place.sha256, fingerprint: grouped, fingerprintSource: 'Téléphone', confirmation };
    expect(await refusal(acceptAuthority({ ...word, fingerprint: place.sha256.slice(0, 40) }))).toBe(
      'fingerprint-differs',
    );
    const wrong = { ...confirmation, pin: '9999' };
    expect(await refusal(acceptAuthority({ ...word, confirmation: wrong }))).toBe('pin-wrong');
    const juror = { jurorId: session.jurorIds[0] ?? '', pin: '2749' };
    expect(await refusal(acceptAuthority({ ...word, confirmation: juror }))).toBe('not-found');
    expect(await refusal(acceptAuthority({ ...word, sha256: '0'.repeat(64) }))).toBe('not-found');
    await done(acceptAuthority(word));
    const view = async () => (await done(panel.handlers.decisions.authorities({}))).rows;
    expect(await view()).toMatchObject([
      {
        sha256: place.sha256,
        isOwn: false,
        minutesCount: 1,
        word: { isAccepted: true, note: 'Téléphone', by: 'Solange Fictive' },
      },
    ]);
    const status = async () =>
      (await done(panel.handlers.decisions.foreign({ sessionId: session.sessionId }))).rows[0]?.status;
    expect(await status()).toBe('usable');
    await done(withdrawAuthority({ sha256: place.sha256, reason: 'Clé perdue.', confirmation }));
    expect(await status()).toBe('to-be-confirmed');
    expect(await view()).toMatchObject([{ word: { isAccepted: false, note: 'Clé perdue.' } }]);
    await done(acceptAuthority(word));
    expect(await status()).toBe('usable');
    expect(chainFaults(panel.db)).toEqual([]);
  });
});
