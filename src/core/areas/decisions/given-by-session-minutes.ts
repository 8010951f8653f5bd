/** What sealed minutes of another session say of one candidate: results that they hold, and what that jury decided. */
import type { Evidence } from '../../../domain/bloc/bloc.schema.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { KnownRuling } from './rulings-of-minutes.ts';

/** Minutes of a session as they were found. */
export interface FoundSession {
  readonly content: SessionContent;
  readonly digest: string;
  readonly status: Evidence['status'];
  /** Of whoever made them; what is told under one is told once. */
  readonly authoritySha256: string;
  /** Whether minutes of that digest are here themselves. */
  readonly isHere: (digest: string) => boolean;
}

export interface GivenBySession {
  readonly evidence: readonly Evidence[];
  readonly rulings: readonly Omit<KnownRuling, 'enrolmentId'>[];
}

/** Of the candidate at that place. A proposition gives no ruling, and neither does what is still to be confirmed. */
export function givenBySession(found: FoundSession, index: number): GivenBySession {
  const { content, status } = found;
  const rows = content.candidates[index]?.rows ?? [];
  const evidence = rows.flatMap((row) => row.evidence.flatMap((each) => carried(each, found)));
  if (status !== 'usable' || content.status !== 'decision') return { evidence, rulings: [] };
  return {
    evidence,
    rulings: rows.flatMap(({ blocId, ruling }): GivenBySession['rulings'] =>
      ruling === null
        ? []
        : [
            {
              blocId,
              kind: ruling.kind,
              outcome: ruling.outcome ?? 'adjourned',
              number: content.number,
              digest: found.digest,
              sealedAt: content.lockedAt,
              supersedes: ruling.supersedes,
              from: 'session-minutes',
              isMandated: true,
              condition: ruling.condition,
              reason: ruling.reason,
            },
          ],
    ),
  };
}

/**
 * A result that the session's minutes hold is cited by them. One that other minutes hold counts by those alone: until they
 * come too, nobody here has checked it.
 */
function carried(evidence: Evidence, found: FoundSession): readonly Evidence[] {
  const { content, digest, isHere, status } = found;
  const { reference } = evidence;
  const id = `${found.authoritySha256.slice(0, 16)}:${evidence.id}`;
  if (reference?.kind === 'minutes') {
    return isHere(reference.digest) ? [] : [{ ...evidence, id, status: 'to-be-confirmed' }];
  }
  // What rested on nothing there rests on nothing here: telling it in minutes gives an exemption no reference.
  if (evidence.state === 'exempted' && reference === null) return [];
  const origin = reference === null ? '' : reference.kind === 'file' ? reference.name : reference.text;
  return [
    {
      ...evidence,
      id,
      reference: { kind: 'minutes', number: content.number, digest, sessionId: content.session.id },
      status: evidence.status === 'usable' ? status : evidence.status,
      note: [evidence.note, origin].filter((part) => part !== '').join(' ; '),
    },
  ];
}
