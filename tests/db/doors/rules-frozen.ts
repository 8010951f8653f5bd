/** What minutes are made from is frozen at the start: only acts of the passage itself change it afterwards. */
import { isDeepStrictEqual } from 'node:util';
import { SESSION_SCALE_ID } from '../../../src/domain/certification/assessed.ts';
import type { LockRow, MemberRow } from './facts.ts';
import { createStarts } from './start-facts.ts';
import type { PassageFacts, SessionFacts } from './start-facts.ts';
import type { Rule, World } from './world.ts';

interface Content {
  readonly status: string;
  readonly certification: Readonly<Record<string, string>>;
  readonly session: {
    readonly organisation: string;
    readonly rules: SessionFacts['rules'];
    readonly blocValidityYears: unknown;
    readonly threshold?: unknown;
    readonly isThresholdConfirmed?: unknown;
  };
  readonly candidate: Readonly<Record<string, unknown>>;
  readonly test: {
    readonly caseTitle: string;
    readonly evaluator: { readonly chosen: unknown };
    readonly attachments: readonly { readonly sha256: string }[];
  };
  readonly accommodation: readonly string[];
  readonly members: readonly Readonly<Record<string, unknown>>[];
  readonly scale?: unknown;
  readonly scales?: readonly {
    readonly id: string;
    readonly levels?: readonly Readonly<Record<'id' | 'label' | 'value' | 'sign', unknown>>[];
  }[];
  readonly proposal?: { readonly threshold: number; readonly isThresholdConfirmed: boolean };
  readonly rectification?: unknown;
}

export function createFrozenRule(): Rule {
  const starts = createStarts();
  let known = 0;
  return {
    name: 'what minutes are made from is frozen at the start',
    remember: () => {
      const [again, count] = [starts.remember(), known];
      return () => {
        again();
        known = count;
      };
    },
    judge: (_step, world) => {
      starts.follow(world);
      const fresh = world.facts.locks(known);
      known += fresh.length;
      return fresh.flatMap((lock) => faultsOf(lock, world, starts));
    },
  };
}

function faultsOf(
  lock: LockRow,
  world: World,
  { passages, sessions }: ReturnType<typeof createStarts>,
): readonly string[] {
  const content = JSON.parse(lock.content) as Content;
  const sessionId = world.facts.passage(lock.passage_id)?.session_id ?? '';
  const session = sessions.get(sessionId);
  const passage = passages.get(lock.passage_id);
  // A rectification states each of its differences; another test holds it to them.
  if (content.rectification !== undefined) return [];
  return [
    ...(session === undefined ? [] : sessionFaults(content, session)),
    ...(passage === undefined
      ? []
      : passageFaults(content, passage, actsSince(world, lock.passage_id, passage.version))),
  ];
}

/** Acts of the passage since its start, and those on who sits from before it, as text: no other ground for a change counts. */
function actsSince({ facts }: World, passageId: string, version: number): string {
  return facts
    .events(passageId)
    .filter(({ seq, type }) => seq > version || type === 'presence-set' || type === 'member-arrived')
    .map(({ payload, type }) => `${type} ${payload}`)
    .join('\n');
}

/** The session's own scale as content of either version has it; null where the certification's serve. */
function scaleIn({ scale, scales = [] }: Content): unknown {
  if (scale !== undefined) return scale;
  const own = scales.find(({ id }) => id === SESSION_SCALE_ID);
  return (
    own?.levels?.map(({ id, label, sign, value }) => ({
      id,
      label,
      weight: value,
      shape: (sign as { readonly shape?: unknown }).shape,
    })) ?? null
  );
}

function termsIn({ proposal, session }: Content): Pick<SessionFacts, 'threshold' | 'isThresholdConfirmed'> {
  const { isThresholdConfirmed, threshold } = proposal ?? session;
  return { threshold, isThresholdConfirmed };
}

function sessionFaults(content: Content, start: SessionFacts): readonly string[] {
  const { digest, id, version } = content.certification;
  const { minExternalShare, minMembers, quorum } = content.session.rules;
  const now: SessionFacts = {
    organisation: content.session.organisation,
    status: content.status,
    certification: { id: id ?? '', version: version ?? '', digest: digest ?? '' },
    scale: scaleIn(content),
    ...termsIn(content),
    blocValidityYears: content.session.blocValidityYears,
    rules: { minMembers, quorum, minExternalShare },
  };
  return (Object.keys(start) as (keyof SessionFacts)[]).flatMap((field) =>
    // A name that nobody had given by the start is asked for until the lock.
    isDeepStrictEqual(now[field], start[field]) || (field === 'organisation' && start.organisation === '')
      ? []
      : [`${field} was ${JSON.stringify(start[field])} and became ${JSON.stringify(now[field])}`],
  );
}

/** What may be completed after the start, by an act of the passage that names it. */
const COMPLETIONS: ReadonlyMap<string, string> = new Map([
  ['birthDate', 'birth-date'],
  ['birthPlace', 'birth-place'],
]);

function passageFaults(content: Content, start: PassageFacts, acts: string): readonly string[] {
  const compared: readonly (readonly [
    name: string,
    before: unknown,
    after: unknown,
    completion?: string | undefined,
  ])[] = [
    ...Object.keys(start.candidate).map(
      (field) =>
        [
          `candidate ${field}`,
          start.candidate[field],
          content.candidate[field],
          COMPLETIONS.get(field),
        ] as const,
    ),
    ['evaluator', start.evaluatorChoice, content.test.evaluator.chosen],
    ['case title', start.caseTitle, content.test.caseTitle, 'case-title'],
    ['attachments', start.attachments, content.test.attachments.map(({ sha256 }) => sha256), 'attachment'],
    ['measures', start.otherMeasures.every((text) => content.accommodation.includes(text)), true],
  ];
  const changed = compared.flatMap(([name, before, after, completion]) =>
    isDeepStrictEqual(before, after) || (completion !== undefined && acts.includes(`"${completion}"`))
      ? []
      : [`${name} was ${JSON.stringify(before)} and became ${JSON.stringify(after)}`],
  );
  return [...changed, ...memberFaults(content, start, acts)];
}

function memberFaults(content: Content, { members }: PassageFacts, acts: string): readonly string[] {
  const ids = new Set([...members.map(({ id }) => id), ...content.members.map(({ id }) => String(id))]);
  return [...ids].flatMap((id) => {
    const before = members.find((member) => member.id === id);
    const after = content.members.find((member) => member['id'] === id);
    const known = after === undefined ? null : pick(after);
    if (isDeepStrictEqual(before === undefined ? null : described(before), known) || acts.includes(id))
      return [];
    const said = JSON.stringify(before === undefined ? null : described(before));
    return [`a member was ${said} and became ${JSON.stringify(known)}`];
  });
}

function described(row: MemberRow): Readonly<Record<string, unknown>> {
  return {
    name: row.name,
    capacity: row.capacity,
    college: row.college,
    isPresident: row.is_president === 1,
    isExternal: row.is_external === 1,
    isConsultative: row.is_consultative === 1,
    presence: row.presence,
  };
}

function pick(member: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { capacity, college, isConsultative, isExternal, isPresident, name, presence } = member;
  return { name, capacity, college, isPresident, isExternal, isConsultative, presence };
}
