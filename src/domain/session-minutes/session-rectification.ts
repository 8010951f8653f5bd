/**
 * Correcting archived minutes of a session: names, births, places, and the texts of reasons. A decision is none of these: the jury
 * takes another, which replaces the first and is sealed in its turn.
 */
import type { Difference } from '../minutes/minutes.schema.ts';
import { pointer, readAt, replaceAt } from '../minutes/rectification-pointer.ts';
import type { MentionChange } from '../minutes/rectification.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { type SessionContent, sessionContentSchema } from './session-minutes.schema.ts';

export interface SessionMention {
  /** RFC 6901 pointer into the content. */
  readonly path: string;
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

const MAX_LINE = 200;
const MAX_TEXT = 4_000;
const ISO_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** What may be corrected, in the order of the document. */
export function sessionMentions(content: SessionContent): readonly SessionMention[] {
  const session = [
    mention(content, ['session', 'title'], 'Session', 'line', true),
    mention(content, ['session', 'place'], 'Lieu', 'line', false),
  ];
  const members = content.members.flatMap(({ name }, index) => [
    mention(content, ['members', index, 'name'], `Nom du membre du jury (${name})`, 'line', true),
    mention(content, ['members', index, 'capacity'], `Qualité (${name})`, 'line', true),
  ]);
  const candidates = content.candidates.flatMap(({ birthName, firstName, rows }, index) => {
    const at = (field: string, label: string, kind: SessionMention['kind'], isRequired: boolean) =>
      mention(
        content,
        ['candidates', index, field],
        `${label} (${birthName} ${firstName})`,
        kind,
        isRequired,
      );
    return [
      at('birthName', 'Nom de naissance', 'line', true),
      at('usualName', 'Nom d’usage', 'line', false),
      at('firstName', 'Prénom', 'line', true),
      at('birthDate', 'Date de naissance', 'date', false),
      at('birthPlace', 'Lieu de naissance', 'line', false),
      ...rows.flatMap(({ blocId, ruling }, rank) =>
        ruling === null
          ? []
          : (['reason', 'recommendations'] as const).map((field) =>
              mention(
                content,
                ['candidates', index, 'rows', rank, 'ruling', field],
                `${field === 'reason' ? 'Motivation' : 'Préconisations'} (${birthName} ${firstName}, ${blocId})`,
                'text',
                // What was refused with a reason keeps one.
                ruling[field] !== '' && field === 'reason',
              ),
            ),
      ),
    ];
  });
  return [...session, ...members, ...candidates];
}

/** The content with those mentions corrected, and the differences in the order of the document. */
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
  const differences = mentions.flatMap(({ label, path, value }): Difference[] => {
    const after = wanted.get(path);
    return after === undefined ? [] : [{ path, label, before: value, after }];
  });
  const corrected = differences.reduce<unknown>(
    (data, { after, path }) => replaceAt(data, path, after),
    content,
  );
  return ok({ content: sessionContentSchema.parse(corrected), differences });
}

function mention(
  content: SessionContent,
  keys: readonly (string | number)[],
  label: string,
  kind: SessionMention['kind'],
  isRequired: boolean,
): SessionMention {
  const path = pointer(...keys);
  const held = readAt(content, path);
  return { path, label, kind, isRequired, value: typeof held === 'string' ? held : '' };
}

function isOfKind(value: string, { isRequired, kind }: SessionMention): boolean {
  if (value === '') return !isRequired;
  if (kind === 'date') return ISO_DATE.test(value);
  const most = kind === 'line' ? MAX_LINE : MAX_TEXT;
  return value.length <= most && !(kind === 'line' ? /\p{Cc}/u : /[^\P{Cc}\n]/u).test(value);
}
