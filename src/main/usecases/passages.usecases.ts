import type { Declaration } from '../../domain/jury/jury.types.ts';
import { quorum } from '../../domain/jury/jury.rules.ts';
import type { AreaHandlers } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';
import { refuseSecondClock } from './clocks.usecases.ts';
import { isLocked, markersOf } from './passage-facts.ts';
import { PANEL } from './passage-runtime.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';

/** Conduct of a passage: the members' declarations, the panel's commands, and the journal of both. */
export function createPassagesUsecases(
  store: PassageStore,
  runtime: PassageRuntime,
): AreaHandlers<'passages'> {
  return {
    get: ({ passageId }) => runtime.answerView(passageId),

    declare: ({ passageId, jurorId, kind, reason }) => {
      const declared = runtime.change(passageId, (change) =>
        declare(store, passageId, change, { jurorId, kind, reason, at: change.now.wall }),
      );
      return declared.ok ? runtime.answerView(passageId) : declared;
    },

    command: ({ passageId, command, isSecondClockConfirmed = false }) => {
      const changed = runtime.change(passageId, (change) => {
        const { apply, facts } = change;
        if (command.type === 'open-deliberation' && markersOf(facts).length === 0) {
          return { ok: false, code: 'quorum-not-met', details: quorumOf(facts) };
        }
        const applied = apply(command, PANEL);
        return applied.ok ? (refuseSecondClock(runtime, change, isSecondClockConfirmed) ?? applied) : applied;
      });
      return changed.ok ? runtime.answerView(passageId) : changed;
    },

    journal: ({ passageId }) => {
      if (store.load(passageId) === null) return { ok: false, code: 'not-found', details: { passageId } };
      return { ok: true, value: store.journal.entries(passageId) };
    },
  };
}

/**
 * Until the content is locked a member may still speak of a link. Once the candidate is being heard a withdrawal is
 * final and goes to the conduct log: the member's marks no longer count, and whether the quorum still holds shows at
 * the decision.
 */
function declare(
  store: PassageStore,
  passageId: string,
  { apply, facts, state }: PassageChange,
  declaration: Declaration,
): Answer<null> {
  const member = facts.members.find(({ id }) => id === declaration.jurorId);
  if (member === undefined) {
    return { ok: false, code: 'not-found', details: { jurorId: declaration.jurorId } };
  }
  if (isLocked(facts)) return { ok: false, code: 'wrong-stage', details: { stage: state().stage } };
  const isHeard = state().phases.some(({ startedAt }) => startedAt !== null);
  const previous = facts.declarations.find(({ jurorId }) => jurorId === member.id);
  if (isHeard && previous?.kind === 'withdrawn') {
    return { ok: false, code: 'wrong-stage', details: { stage: state().stage } };
  }
  store.declarations.append(passageId, declaration);
  if (isHeard && declaration.kind === 'withdrawn') {
    const noted = apply(
      { type: 'note-incident', category: 'other', text: declaration.reason },
      { kind: 'juror', jurorId: member.id },
    );
    if (!noted.ok) return noted;
  }
  return { ok: true, value: null };
}

function quorumOf({ members, declarations, session }: PassageChange['facts']) {
  const { present, required } = quorum(members, declarations, session.rules);
  return { present, required };
}
