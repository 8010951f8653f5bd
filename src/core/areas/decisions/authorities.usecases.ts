/** Authorities of other installations: an administrator answers for one, having read its fingerprint elsewhere. */
import type { ForeignAuthorityView } from '../../../shared/areas/decisions/received.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { ActorConfirmation, NamedActor } from '../../../shared/request-parts.ts';
import type { AuthorityWord, ForeignAuthority } from '../../db/repos/foreign-authority.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { confirmActor } from '../../kernel/named-actor.ts';
import { DONE, granted, notFound, refuse } from '../../kernel/refusal.ts';

type Handlers = Pick<AreaHandlers<'decisions'>, 'authorities' | 'acceptAuthority' | 'withdrawAuthority'>;

export function createAuthoritiesUsecases(deps: Deps): Handlers {
  async function answeredFor(
    confirmation: ActorConfirmation,
    work: (acting: Acting, actor: NamedActor) => Answer<null>,
  ): Promise<Answer<null>> {
    const confirmed = await confirmActor(deps, confirmation);
    if (!confirmed.ok) return confirmed;
    return deps.act('decisions', (acting) =>
      confirmed.value.stillHolds() ? work(acting, confirmed.value.actor) : refuse('administrator-needed'),
    );
  }

  return {
    authorities: ({ limit = MOST_ROWS, offset = 0 }) => {
      const all = deps.repos.foreignAuthorities.all();
      const words = deps.repos.foreignAuthorities.words();
      const rows = all
        .slice(offset, offset + limit)
        .map((authority) => viewAuthority(deps.repos, authority, words.get(authority.sha256) ?? null));
      return granted({ count: all.length, rows });
    },

    acceptAuthority: ({ confirmation, fingerprint, fingerprintSource, sha256 }) =>
      answeredFor(confirmation, ({ now: { wall: at }, repos }, by) => {
        const { audit, foreignAuthorities } = repos;
        if (foreignAuthorities.get(sha256) === null) return notFound({ sha256 });
        // What was read elsewhere is typed whole: a part of it proves little, and this screen nothing at all.
        if (fingerprint.replace(/[^\da-f]/giu, '').toLowerCase() !== sha256)
          return refuse('fingerprint-differs');
        if (foreignAuthorities.words().get(sha256)?.isAccepted === true) return DONE;
        foreignAuthorities.say(sha256, { isAccepted: true, note: fingerprintSource, by, at });
        const details = { by: by.id, source: fingerprintSource };
        audit.append({ at, action: 'foreign-authority-accepted', subjectId: sha256, details });
        return DONE;
      }),

    withdrawAuthority: ({ confirmation, reason, sha256 }) =>
      answeredFor(confirmation, ({ now: { wall: at }, repos }, by) => {
        const { audit, foreignAuthorities } = repos;
        if (foreignAuthorities.words().get(sha256)?.isAccepted !== true) return notFound({ sha256 });
        foreignAuthorities.say(sha256, { isAccepted: false, note: reason, by, at });
        const details = { by: by.id, reason };
        audit.append({ at, action: 'foreign-authority-withdrawn', subjectId: sha256, details });
        return DONE;
      }),
  };
}

function viewAuthority(
  { foreign, signing }: Pick<Repos, 'foreign' | 'signing'>,
  { sha256, subject }: ForeignAuthority,
  word: AuthorityWord | null,
): ForeignAuthorityView {
  return {
    sha256,
    subject,
    minutesCount: foreign.countRestingOn(sha256),
    isOwn: signing.recognised().some((own) => own.sha256 === sha256),
    word:
      word === null ? null : { isAccepted: word.isAccepted, note: word.note, by: word.by.name, at: word.at },
  };
}
