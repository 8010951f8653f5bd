/** What sealed minutes of another session say of one candidate: results that they hold, and what that jury decided. */
import type { Evidence, HeldBloc } from '../../../domain/bloc/bloc.schema.ts';
import type { SealedMark } from '../../../domain/bloc/sealed-marks.ts';
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
  /** Without the marks by which that jury compensated. */
  readonly evidence: readonly Evidence[];
  /** What the jury had of each bloc that it ruled on, for marks to be held against. */
  readonly ruled: readonly RuledRow[];
  /** Blocs that the candidate holds, as a jury that decides states it. */
  readonly held: readonly HeldBloc[];
  readonly rulings: readonly Omit<KnownRuling, 'enrolmentId'>[];
}

/** A bloc that a session ruled on, once for each of its minutes. */
export interface RuledRow {
  /** Session and bloc, under one authority. */
  readonly of: string;
  /** The later minutes of a session say what stands of its marks. */
  readonly revision: number;
  readonly marks: readonly SealedMark[];
}

/** Of the candidate at that place. A proposition gives no ruling, and neither does what is still to be confirmed. */
export function givenBySession(found: FoundSession, index: number): GivenBySession {
  const { content, status } = found;
  const rows = content.candidates[index]?.rows ?? [];
  const given = rows.map((row) => ({ row, evidence: row.evidence.flatMap((each) => carried(each, found)) }));
  const common = {
    evidence: given.flatMap(({ evidence }) => evidence.filter(({ kind }) => kind !== 'new-mark')),
    ruled: given.map(({ evidence, row }) => ({
      of: [found.authoritySha256, content.session.id, row.blocId].join(' '),
      revision: content.revision,
      marks: evidence
        .filter(({ kind }) => kind === 'new-mark')
        .map((mark) => ({ mark, known: [...row.evidence, ...evidence] })),
    })),
  };
  if (status !== 'usable' || content.status !== 'decision') return { ...common, held: [], rulings: [] };
  return {
    ...common,
    held: rows.flatMap(({ blocId, held }) =>
      held === null
        ? []
        : [{ ...held, blocId, source: 'declared', reference: `${content.number}, ${held.reference}` }],
    ),
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
