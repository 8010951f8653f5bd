import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { ActorConfirmation, NamedActor } from '../../../shared/request-parts.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { confirmActor } from '../../kernel/named-actor.ts';
import { DONE, granted, notFound, refuse } from '../../kernel/refusal.ts';
import { likePairs } from './candidate-view.ts';
import { passTogether } from './linking.ts';
import { answerFile, FILE_TOPICS } from './persons.usecases.ts';

type MergeHandlers = Pick<AreaHandlers<'candidates'>, 'likeness' | 'merge' | 'undoMerge' | 'dismissLikeness'>;

/**
 * Two files found to be of one person, or said to be of two: an administrator answers for it with their PIN. A merge moves
 * nothing: whoever reads follows those that stand, and undoing one gives back what was.
 */
export function createMergeUsecases(deps: Deps): MergeHandlers {
  async function answeredFor<Value>(
    confirmation: ActorConfirmation,
    work: (acting: Acting, actor: NamedActor) => Answer<Value>,
  ): Promise<Answer<Value>> {
    const confirmed = await confirmActor(deps, confirmation);
    if (!confirmed.ok) return confirmed;
    return deps.act(FILE_TOPICS, (acting) =>
      confirmed.value.stillHolds() ? work(acting, confirmed.value.actor) : refuse('administrator-needed'),
    );
  }

  return {
    likeness: ({ limit = MOST_ROWS, offset = 0 }) => {
      const pairs = likePairs(deps.repos);
      return granted({ count: pairs.length, rows: pairs.slice(offset, offset + limit) });
    },
    merge: ({ confirmation, keptId, mergedId, reason }) =>
      answeredFor(confirmation, (acting, by) => {
        const { audit, merges, persons } = acting.repos;
        const [kept, merged] = [persons.get(keptId), persons.get(mergedId)];
        if (kept === null || merged === null) return notFound();
        const standing = merges.standing();
        const areBothStanding = !standing.has(keptId) && !standing.has(mergedId);
        if (keptId === mergedId || !areBothStanding || kept.isSample !== merged.isSample) {
          return refuse('merge-not-possible');
        }
        if (passTogether(acting.repos, keptId, mergedId)) return refuse('together-taken');
        const id = deps.newId();
        const at = acting.now.wall;
        merges.append({ id, keptId, mergedId, reason, by, at });
        audit.append({ at, action: 'persons-merged', subjectId: keptId, details: { mergeId: id, mergedId } });
        return answerFile(deps, acting, keptId);
      }),
    undoMerge: ({ confirmation, mergeId, reason }) =>
      answeredFor(confirmation, (acting, by) => {
        const { audit, merges } = acting.repos;
        const merge = merges.get(mergeId);
        if (merge === null) return notFound();
        if (merge.undo !== null) return refuse('merge-undone');
        const at = acting.now.wall;
        merges.undo(mergeId, { reason, by, at });
        audit.append({ at, action: 'merge-undone', subjectId: merge.keptId, details: { mergeId } });
        return answerFile(deps, acting, merge.keptId);
      }),
    dismissLikeness: ({ confirmation, oneId, otherId }) =>
      answeredFor(confirmation, (acting, by) => {
        const { audit, merges, persons } = acting.repos;
        if (oneId === otherId || persons.get(oneId) === null || persons.get(otherId) === null)
          return notFound();
        const at = acting.now.wall;
        merges.dismiss(oneId, otherId, by, at);
        audit.append({ at, action: 'likeness-dismissed', subjectId: oneId, details: { otherId } });
        return DONE;
      }),
  };
}
