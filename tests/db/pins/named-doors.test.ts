/** Every door where a named person answers with a PIN counts a wrong one, and all of them slow that person down together. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../src/shared/contract.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';
import { schemaFile } from '../../fixtures/reporting/declarations.ts';
import { sealedDay } from '../issuing/sealed-day.ts';
import type { SealedDay } from '../issuing/sealed-day.ts';
import { PIN, prepare } from '../passage-conduct.ts';
import { closePanels, done, refusal } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const WRONG = '9753';
const OFFICE_PIN = '4826';
const SHA256 = 'ab'.repeat(32);
const TRIES = 5;
/** Long enough for any delay that was earned here. */
const WAIT_MS = 30_000;

let day: SealedDay;
let administratorId: string;
let jurorId: string;
let sessionId: string;

beforeAll(async () => {
  day = await sealedDay();
  const { app, issuing, reporting } = day.panel.handlers;
  const paper = { signatoryName: 'Odile Fictive', signatoryQuality: '', place: '', mentions: '', appeal: '' };
  await done(issuing.saveSettings({ ...paper, isMandated: true }));
  const ids = { senderId: 'AAAA0001', certifierId: 'AAAA0001', contractId: 'CONTRATEXEMPLE' };
  const rest = {
    depositor: 'CERTIFICATEUR' as const,
    examMode: null,
    examPostalCode: '',
    declaresBlocs: false,
  };
  await done(reporting.saveSettings({ ...ids, ...rest }));
  await done(reporting.setSchema({ name: 'cdc.xsd', bytes: new Uint8Array(schemaFile()) }));
  const enrolmentId = day.enrolmentIds[0] ?? '';
  await done(issuing.issue({ minutesId: day.minutesId, kind: 'certificate', enrolmentId, blocId: null }));
  const named = await done(app.saveAdministrator({ name: 'Ada Exemple', isActive: true, pin: OFFICE_PIN }));
  administratorId = named[0]?.id ?? '';
  const passage = await prepare(day.panel, 2);
  jurorId = passage.jurorIds[0] ?? '';
  sessionId = passage.sessionId;
});

afterAll(closePanels);

type Answered = Answer<unknown> | Promise<Answer<unknown>>;
const api = () => day.panel.handlers;
const bloc = () => ({ sessionId, enrolmentId: 'someone', blocId: 'BC1', reason: 'Motif.' });
const byJuror = (pin: string) => ({ confirmations: [{ jurorId, pin }] });
const byOffice = (pin: string) => ({ confirmation: { administratorId, pin } });
const TEXT = {
  ...{ outcome: 'adjourned' as const, reason: 'r', recommendations: '', condition: null, vote: null },
  ...{ dissents: [], hasCastingVote: false, enrolmentId: 'someone', blocId: 'BC1' },
};

/** What each door is asked, whatever else would refuse it: who answers is settled first. */
const DOORS: Readonly<Record<string, (pin: string) => Answered>> = {
  'decisions.decide': (pin) => api().decisions.decide({ sessionId, decisions: [TEXT], ...byJuror(pin) }),
  'decisions.takeBack': (pin) => api().decisions.takeBack({ ...bloc(), ...byJuror(pin) }),
  'decisions.enterMark': (pin) =>
    api().decisions.enterMark({ ...bloc(), testId: 't', mark: null, ...byJuror(pin) }),
  'decisions.lift': (pin) => api().decisions.lift({ ...bloc(), ...byJuror(pin) }),
  'decisions.revoke': (pin) => api().decisions.revoke({ ...bloc(), ...byJuror(pin) }),
  'candidates.merge': (pin) =>
    api().candidates.merge({ keptId: 'a', mergedId: 'b', reason: 'r', ...byOffice(pin) }),
  'candidates.undoMerge': (pin) =>
    api().candidates.undoMerge({ mergeId: 'm', reason: 'r', ...byOffice(pin) }),
  'candidates.dismissLikeness': (pin) =>
    api().candidates.dismissLikeness({ oneId: 'a', otherId: 'b', ...byOffice(pin) }),
  'decisions.acceptAuthority': (pin) =>
    api().decisions.acceptAuthority({
      ...{ sha256: SHA256, fingerprint: SHA256, fingerprintSource: 'Courrier' },
      ...byOffice(pin),
    }),
  'decisions.withdrawAuthority': (pin) =>
    api().decisions.withdrawAuthority({ sha256: SHA256, reason: 'r', ...byOffice(pin) }),
  'reporting.make': (pin) => api().reporting.make({ actor: { administratorId, pin } }),
  'reporting.noteRemoved': (pin) =>
    api().reporting.noteRemoved({ documentId: 'd', note: 'n', actor: { administratorId, pin } }),
  'app.makeRecoveryCode': (pin) => api().app.makeRecoveryCode(byOffice(pin)),
  'app.saveAdministrator': (pin) =>
    api().app.saveAdministrator({ name: 'Bastien Fictif', isActive: true, pin: '7391', ...byOffice(pin) }),
};

/** Doors of a jury at its passage, its minutes and its PINs, which their own tests try; a name missing here fails. */
const OF_A_JURY = [
  ...['backups.restore', 'pins.reset', 'sessions.setPin', 'seats.open'],
  ...['passages.withdrawMember', 'passages.ruleOnWithdrawal', 'passages.namePresident', 'passages.restart'],
  ...['minutes.sign', 'minutes.unlock', 'signedDocuments.attach', 'signedDocuments.withdraw'],
  ...['rectifications.sign', 'rectifications.cancel', 'room.sign'],
  ...['sessionMinutes.sign', 'sessionMinutes.unlock', 'sessionMinutes.signAll'],
];

/** Endpoints whose request names a PIN that somebody holds already. */
function doorsWithPin(): readonly string[] {
  return Object.entries(contract).flatMap(([area, methods]) =>
    Object.entries(methods).flatMap(([method, { request }]) => {
      const shape = JSON.stringify(z.toJSONSchema(request, { io: 'input', unrepresentable: 'any' }));
      return /"(?:pin|currentPin)":/u.test(shape) ? [`${area}.${method}`] : [];
    }),
  );
}

/** A right PIN forgets the wrong ones; what it was asked for is refused or done, which is all the same here. */
async function forgiven(name: string): Promise<void> {
  day.panel.drive.advance(WAIT_MS);
  const isOfJuror = !usesOffice(name);
  await (isOfJuror ? DOORS['decisions.takeBack']?.(PIN) : DOORS['candidates.undoMerge']?.(OFFICE_PIN));
}

const usesOffice = (name: string) =>
  !['decide', 'takeBack', 'enterMark', 'lift', 'revoke'].some((method) => name === `decisions.${method}`);

describe('a wrong PIN', () => {
  it('may be given at these doors, each of which is tried', () => {
    const [tried, found] = [[...Object.keys(DOORS), ...OF_A_JURY], doorsWithPin()];
    expect(found.filter((name) => !tried.includes(name))).toEqual([]);
    expect(tried.filter((name) => !found.includes(name))).toEqual([]);
  });

  it.each(Object.keys(DOORS))('is counted at %s, and slows every other door', async (name) => {
    const door = DOORS[name];
    if (door === undefined) throw new Error(name);
    for (let tries = 0; tries < TRIES; tries += 1) expect(await refusal(door(WRONG))).toBe('pin-wrong');
    const same = Object.entries(DOORS).filter(([other]) => usesOffice(other) === usesOffice(name));
    for (const [, other] of same) {
      expect(await other(usesOffice(name) ? OFFICE_PIN : PIN)).toMatchObject({
        ok: false,
        code: 'pin-throttled',
        details: { waitMs: WAIT_MS },
      });
    }
    await forgiven(name);
    expect(await refusal(door(WRONG))).toBe('pin-wrong');
    await forgiven(name);
  });
});
