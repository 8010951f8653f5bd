/**
 * Correcting archived minutes of a session: names, births, places, and the texts of reasons. A decision is none of these: the jury
 * takes another, which replaces the first and is sealed in its turn.
 */
import type { Difference } from '../minutes/minutes.schema.ts';
import { pointer, readAt, replaceAt } from '../minutes/rectification-pointer.ts';
import type { MentionChange } from '../minutes/rectification.ts';
import { canonicalJson } from '../minutes/canonical.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { type SessionContent, sessionContentSchema } from './session-minutes.schema.ts';
import { repeatedSessionNames } from './session-repeated-names.ts';

export type SessionMentionKey =
  | 'session-title'
  | 'session-place'
  | 'member-name'
  | 'member-capacity'
  | 'birth-name-of'
  | 'usual-name-of'
  | 'first-name-of'
  | 'birth-date-of'
  | 'birth-place-of'
  | 'ruling-reason'
  | 'ruling-recommendations';

export interface SessionMention {
  /** RFC 6901 pointer into the content. */
  readonly path: string;
  readonly key: SessionMentionKey;
  /** Of whom, and of which bloc; empty otherwise. */
  readonly subject: string;
  /** As the document lists the difference, in French. */
  readonly label: string;
  readonly kind: 'line' | 'text' | 'date';
  readonly isRequired: boolean;
  readonly value: string;
}

export interface SessionRectified {
  readonly content: SessionContent;
  readonly differences: readonly Difference[];
}

type Refusal = 'rectification-empty' | 'mention-not-rectifiable' | 'mention-unchanged' | 'mention-invalid';

type Told = Omit<SessionMention, 'path' | 'value'>;

/** A candidate's mentions, each in its field. */
const OF_CANDIDATE = [
  ['birthName', { key: 'birth-name-of', label: 'Nom de naissance', kind: 'line', isRequired: true }],
  ['usualName', { key: 'usual-name-of', label: 'Nom d’usage', kind: 'line', isRequired: false }],
  ['firstName', { key: 'first-name-of', label: 'Prénom', kind: 'line', isRequired: true }],
  ['birthDate', { key: 'birth-date-of', label: 'Date de naissance', kind: 'date', isRequired: false }],
  ['birthPlace', { key: 'birth-place-of', label: 'Lieu de naissance', kind: 'line', isRequired: false }],
] as const;
const OF_RULING = [
  ['reason', 'ruling-reason', 'Motivation'],
  ['recommendations', 'ruling-recommendations', 'Préconisations'],
] as const;

const MAX_LINE = 200;
const MAX_TEXT = 4_000;
const ISO_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** What may be corrected, in the order of the document. */
export function sessionMentions(content: SessionContent): readonly SessionMention[] {
  const at = (keys: readonly (string | number)[], told: Told) => mention(content, keys, told);
  const line = { subject: '', kind: 'line', isRequired: true } as const;
  const session = [
    at(['session', 'title'], { ...line, key: 'session-title', label: 'Session' }),
    at(['session', 'place'], { ...line, key: 'session-place', label: 'Lieu', isRequired: false }),
  ];
  const members = content.members.flatMap(({ name: subject }, index) => [
    at(['members', index, 'name'], {
      ...line,
      ...{ key: 'member-name', subject, label: `Nom du membre du jury (${subject})` },
    }),
    at(['members', index, 'capacity'], {
      ...line,
      ...{ key: 'member-capacity', subject, label: `Qualité (${subject})` },
    }),
  ]);
  const candidates = content.candidates.flatMap(({ birthName, firstName, rows }, index) => {
    const subject = `${birthName} ${firstName}`;
    return [
      ...OF_CANDIDATE.map(([field, { label, ...told }]) =>
        at(['candidates', index, field], { ...told, subject, label: `${label} (${subject})` }),
      ),
      ...rows.flatMap(({ blocId, ruling }, rank) =>
        ruling === null
          ? []
          : OF_RULING.map(([field, key, label]) =>
              at(['candidates', index, 'rows', rank, 'ruling', field], {
                key,
                subject: `${subject}, ${blocId}`,
                label: `${label} (${subject}, ${blocId})`,
                kind: 'text',
                // What was refused with a reason keeps one.
                isRequired: ruling[field] !== '' && field === 'reason',
              }),
            ),
      ),
    ];
  });
  return [...session, ...members, ...candidates];
}

/** The content with those mentions corrected, and the differences in the order of the document, then the names that follow. */
export function rectifySession(
  content: SessionContent,
  changes: readonly MentionChange[],
): Result<SessionRectified, Refusal> {
  if (changes.length === 0) return fail('rectification-empty');
  const mentions = sessionMentions(content);
  const wanted = new Map<string, string>();
  for (const { path, value } of changes) {
    const known = mentions.find((each) => each.path === path);
    if (known === undefined || wanted.has(path)) return fail('mention-not-rectifiable', { path });
    const written = value.normalize('NFC').trim();
    if (!isOfKind(written, known)) return fail('mention-invalid', { path });
    if (written === known.value) return fail('mention-unchanged', { path });
    wanted.set(path, written);
  }
  const chosen = mentions.flatMap(({ label, path, value }): Difference[] => {
    const after = wanted.get(path);
    return after === undefined ? [] : [{ path, label, before: value, after }];
  });
  const corrected = withDifferences(content, chosen);
  const repeated = repeatedSessionNames(content, corrected);
  return ok({ content: withDifferences(corrected, repeated), differences: [...chosen, ...repeated] });
}

function withDifferences(content: SessionContent, differences: readonly Difference[]): SessionContent {
  return sessionContentSchema.parse(
    differences.reduce<unknown>((data, { path, after }) => replaceAt(data, path, after), content),
  );
}

/** What each lock gives anew. */
const OWN_FIELDS: readonly string[] = [
  'number',
  'revision',
  'lockedAt',
  'chain',
  'authority',
  'seal',
  'software',
  'rectification',
];

/** Whether `corrected` says what `before` said, but for the differences that it states. */
export function isFaithfulSession(before: SessionContent, corrected: SessionContent): boolean {
  const differences = corrected.rectification?.differences ?? [];
  if (differences.some(({ path, after }) => readAt(corrected, path) !== after)) return false;
  const undone = differences.reduceRight<unknown>(
    (content, { path, before: value }) => replaceAt(content, path, value),
    corrected,
  );
  return canonicalJson(withoutOwnFields(undone)) === canonicalJson(withoutOwnFields(before));
}

function withoutOwnFields(content: unknown): unknown {
  return Object.fromEntries(
    Object.entries(content as object).filter(([field]) => !OWN_FIELDS.includes(field)),
  );
}

function mention(content: SessionContent, keys: readonly (string | number)[], told: Told): SessionMention {
  const path = pointer(...keys);
  const held = readAt(content, path);
  return { path, ...told, value: typeof held === 'string' ? held : '' };
}

function isOfKind(value: string, { isRequired, kind }: SessionMention): boolean {
  if (value === '') return !isRequired;
  if (kind === 'date') return ISO_DATE.test(value);
  const most = kind === 'line' ? MAX_LINE : MAX_TEXT;
  return value.length <= most && !(kind === 'line' ? /\p{Cc}/u : /[^\P{Cc}\n]/u).test(value);
}
