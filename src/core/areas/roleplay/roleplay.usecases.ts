import type { z } from 'zod';
import { candidateSheet } from '../../../domain/roleplay/candidate-sheet.ts';
import type { DrawMethod } from '../../../domain/roleplay/draw.schema.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { subjectDraw, RoleplayView } from '../../../shared/areas/roleplay.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { PassageChange, PassageFacts, PassageRuntime, PassageStore } from '../passage/index.ts';
import { refuse, notFound } from '../../kernel/refusal.ts';
import { isOutdated, keep, openRoleplay, settle } from './roleplay-draw.ts';
import type { DrawOrder } from './roleplay-draw.ts';
import { assignRoles, retractStamp, stamp } from './roleplay-play.ts';
import { viewRoleplay } from './roleplay-view.ts';

type DrawRequest = z.output<typeof subjectDraw>;

/** Role plays: how the subject comes, who plays what, and what passed when. */
export function createRoleplayUsecases(
  deps: Deps,
  store: PassageStore,
  runtime: PassageRuntime,
): AreaHandlers<'roleplay'> {
  function answer(facts: PassageFacts): Answer<RoleplayView> {
    if (facts.roleplay === null) return refuse('subject-not-expected');
    return { ok: true, value: viewRoleplay(store.roleplay, facts, facts.roleplay) };
  }

  /** Runs `work`, which writes of the role play only. */
  function change(passageId: string, work: (change: PassageChange) => Answer<unknown>): Answer<RoleplayView> {
    const playing = (given: PassageChange) => {
      const done = work(given);
      given.wrote('roleplay');
      return done;
    };
    return runtime.changeAndRead(passageId, playing, (facts) => {
      deps.publish('roleplay-changed', { passageId });
      return answer(facts);
    });
  }

  /** A subject came to a passage: the bank says so too. */
  function choose(passageId: string, work: (change: PassageChange) => Answer<null>): Answer<RoleplayView> {
    const chosen = change(passageId, work);
    if (chosen.ok) deps.publish('data-changed', { topic: 'subjects' });
    return chosen;
  }

  function orderOf(method: DrawMethod, request: Omit<DrawRequest, 'passageId'>): DrawOrder {
    return {
      id: deps.newId(),
      method,
      setAside: request.exclusions,
      repeatReason: request.repeatReason,
      replaceReason: request.replaceReason,
      seed: method === 'pick' ? null : Buffer.from(deps.randomBytes(32)).toString('hex'),
    };
  }

  return {
    get: ({ passageId }) => {
      const facts = store.load(passageId);
      return facts === null ? notFound({ passageId }) : answer(facts);
    },

    choose: ({ passageId, repeatReason, replaceReason, subjectId }) =>
      choose(passageId, (current) => {
        const order = orderOf('pick', { exclusions: [], repeatReason, replaceReason });
        const settled = settle(store, current, order);
        if (!settled.ok) return settled;
        const at = current.now.wall;
        return keep(store, current, settled.value, { method: 'pick', at, subjectId });
      }),

    sealDraw: ({ passageId, ...request }) =>
      change(passageId, (current) => settle(store, current, orderOf('draw', request))),

    draw: ({ passageId, ...request }) => {
      // Committed for good before anything is drawn. A draw that was sealed, or cut short by a crash, is completed
      // and not drawn afresh.
      const committed = runtime.change(passageId, (current) => {
        const pending = current.facts.roleplay?.pending ?? null;
        const isSealed = pending?.method === 'draw' && !isOutdated(store, current.facts, pending);
        return isSealed ? { ok: true, value: pending } : settle(store, current, orderOf('draw', request));
      });
      if (!committed.ok) return committed;
      return choose(passageId, (current) =>
        keep(store, current, committed.value, { method: 'draw', at: current.now.wall }),
      );
    },

    prepareEnvelopes: ({ passageId, ...request }) =>
      change(passageId, (current) => settle(store, current, orderOf('envelope', request))),

    openEnvelope: ({ envelope, passageId }) =>
      choose(passageId, (current) => {
        const roleplay = openRoleplay(current.facts);
        if (!roleplay.ok) return roleplay;
        const { pending } = roleplay.value;
        if (pending?.method !== 'envelope') return refuse('envelopes-not-prepared');
        if (isOutdated(store, current.facts, pending)) return refuse('draw-outdated');
        return keep(store, current, pending, { method: 'envelope', at: current.now.wall, envelope });
      }),

    assignRoles: ({ passageId, roles }) => change(passageId, (current) => assignRoles(store, current, roles)),

    stamp: ({ passageId, ...request }) =>
      change(passageId, (current) => stamp(store, current, { id: deps.newId(), ...request })),

    retractStamp: ({ passageId, stampId }) =>
      change(passageId, (current) => retractStamp(store, current, stampId)),

    candidateSheetPreview: ({ passageId }) => {
      const facts = store.load(passageId);
      if (facts === null) return notFound({ passageId });
      if (facts.roleplay === null) return refuse('subject-not-expected');
      const { subject } = facts.roleplay;
      return subject === null ? refuse('subject-missing') : { ok: true, value: candidateSheet(subject) };
    },
  };
}
