/** Reading archived minutes of a session and checking them, with what they cite; correcting begins from what is read here. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { ArchivedSessionMinutes, SessionMinutesLink } from '../../../shared/areas/session-minutes.ts';
import { firstSessionNumber } from '../../../domain/session-minutes/session-number.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { SessionMinutesRecord } from '../../db/repos/session-minutes.repo.ts';
import { UNTOLD } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { DONE, granted, notFound, refuse } from '../../kernel/refusal.ts';
import { isStopped } from '../../kernel/tasks.ts';
import { createProofMaker, provenSession } from '../archive/index.ts';
import { sortReceived } from '../decisions/index.ts';
import { wholeDocument } from '../minutes/index.ts';
import type { PaperSeal } from '../signing/index.ts';
import { checkAnnex, checkAnnexWith } from './session-annex.ts';
import type { ReadDocument } from './session-annex.ts';
import { checkSession } from './session-checks.ts';
import type { StoredSession } from './session-checks.ts';
import { lockedSession, openLock } from './session-documents.ts';
import { readSessionFile, seriesOf } from './session-filing.ts';
import { lockView, rowOf, signaturesOf } from './session-view.ts';

type Handlers = Pick<AreaHandlers<'sessionMinutes'>, 'archived' | 'verify' | 'verifyAnnex' | 'proof'>;

interface Found extends StoredSession {
  readonly content: SessionContent;
}

export function createSessionReading(deps: Deps, sealPaper: PaperSeal): Handlers {
  const { repos } = deps;
  const proofs = createProofMaker(deps, sealPaper);

  function stored(sessionMinutesId: string): Answer<StoredSession> {
    const record = repos.sessionMinutes.find(sessionMinutesId);
    const files = repos.sessionMinutes.files(sessionMinutesId);
    return record === null || files === null ? notFound({ sessionMinutesId }) : granted({ record, files });
  }

  function find(sessionMinutesId: string): Answer<Found> {
    const found = stored(sessionMinutesId);
    if (!found.ok) return found;
    const file = readSessionFile(found.value.files.json);
    return file === null
      ? refuse('document-failed', { sessionMinutesId })
      : granted({ ...found.value, content: file.content });
  }

  /** The lock that awaits signatures: a rectification of these, or another document of the session. */
  function openOf(record: SessionMinutesRecord): Pick<ArchivedSessionMinutes, 'open' | 'otherLock'> {
    const lock = openLock(repos, record.sessionId);
    if (lock === null) return { open: null, otherLock: null };
    const { number, rectification } = lockedSession(lock);
    if (rectification?.number !== record.number) return { open: null, otherLock: number };
    const { differences, reason } = rectification;
    return { open: { lock: lockView(repos, record.sessionId, lock), reason, differences }, otherLock: null };
  }

  function voidedOf({ number: ofNumber, sessionId }: SessionMinutesRecord): ArchivedSessionMinutes['voided'] {
    const firstNumber = firstSessionNumber(ofNumber);
    return repos.sessionLocks.revisions(sessionId).flatMap((lock) => {
      const { lockedAt, revision, voided } = lock;
      const { number, rectification } = lockedSession(lock);
      if (voided === null || rectification === undefined) return [];
      if (firstSessionNumber(number) !== firstNumber) return [];
      const { differences, reason } = rectification;
      const signatureCount = repos.sessionLocks.signatures(sessionId, revision).length;
      return [{ number, revision, lockedAt, reason, differences, signatureCount, voided }];
    });
  }

  /** What the files hold, one after the other; what was stopped says what it had read. */
  async function readAll(files: Parameters<Handlers['verifyAnnex']>[0]['files']) {
    const { beside, minutes, unreadable } = await sortReceived(files);
    const given: ReadDocument[] = [];
    const unread = [...unreadable];
    let done = 0;
    await deps.tasks.run('annex-check', async ({ step }) => {
      for (const file of minutes) {
        if (
          isStopped(() => {
            step(done, minutes.length);
          })
        )
          break;
        try {
          const read = await deps.documents.received(file, beside, deps.clock.read().wall);
          const { contentDigest, faults, isCheckable, number } = read;
          if (number !== null && contentDigest !== null && isCheckable)
            given.push({ number, contentDigest, isAltered: faults.length > 0 });
          else if (number !== null && faults.length > 0)
            given.push({ number, contentDigest: contentDigest ?? '', isAltered: true });
          else unread.push(file.name);
        } catch (error) {
          // Whatever a file does to the check, the others are looked at.
          deps.logFailure('sessionMinutes.verifyAnnex', error);
          unread.push(file.name);
        }
        done += 1;
        await otherTurn();
      }
    });
    return { given, unread, isStopped: done < minutes.length };
  }

  return {
    archived: ({ sessionMinutesId }) => {
      const found = find(sessionMinutesId);
      if (!found.ok) return found;
      const { content, files, record } = found.value;
      const { contentDigest, jsonSha256, pdfSha256, revision, sessionId } = record;
      return granted({
        row: rowOf(repos, record),
        content,
        signatures: signaturesOf(repos, sessionId, { revision }, content),
        ...{ contentDigest, pdfSha256, jsonSha256 },
        pdfByteCount: wholeDocument(files, repos.timestamps.increments(record.id)).byteLength,
        series: seriesOf(repos, record).map(({ id, number }): SessionMinutesLink => ({
          sessionMinutesId: id,
          number,
        })),
        ...openOf(record),
        voided: voidedOf(record),
      });
    },

    verify: async ({ sessionMinutesId }) => {
      const found = stored(sessionMinutesId);
      if (!found.ok) return found;
      const { checks, isRegisterWitnessed } = await checkSession(deps, found.value);
      const content = readSessionFile(found.value.files.json)?.content;
      const isIntact = checks.every(({ isPassed }) => isPassed);
      const failed = checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);
      const { number, sessionId } = found.value.record;
      deps.act(UNTOLD, ({ now, repos: written }) => {
        const details = { number, isIntact, failed };
        written.audit.append({
          at: now.wall,
          action: 'session-minutes-verified',
          subjectId: sessionId,
          details,
        });
        return DONE;
      });
      return granted({
        sessionMinutesId,
        checkedAt: deps.clock.read().wall,
        ...{ isIntact, checks, isRegisterWitnessed },
        annex: content === undefined ? [] : checkAnnex(repos, content),
      });
    },

    proof: async ({ sessionMinutesId }) => {
      const found = find(sessionMinutesId);
      if (!found.ok) return found;
      const made = await proofs.make(provenSession(repos, found.value));
      return made.ok ? granted({ pdf: made.value.pdf, isSealed: made.value.isSealed }) : made;
    },

    verifyAnnex: async ({ files, sessionMinutesId }) => {
      const found = find(sessionMinutesId);
      if (!found.ok) return found;
      const { given, ...rest } = await readAll(files);
      return granted({ annex: checkAnnexWith(repos, found.value.content, given), ...rest });
    },
  };
}
