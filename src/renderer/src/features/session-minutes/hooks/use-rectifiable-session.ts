import { useTranslation } from 'react-i18next';
import type { SessionContent } from '../../../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionMentions } from '../../../../../domain/session-minutes/session-rectification.ts';
import { useFormats } from '../../../lib/format.ts';
import type { Rectifiable } from '../../rectification/index.ts';
import { refusalOfMention, sessionDifferences } from '../session-draft.ts';

/** The minutes of a session, as the screens of a rectification take them. Names that are repeated follow, and nothing else. */
export function useRectifiableSession(content: SessionContent): Rectifiable {
  const { t } = useTranslation('rectification');
  const { longDate } = useFormats();
  const mentions = sessionMentions(content).map(({ isRequired, key, kind, path, subject, value }) => ({
    ...{ path, value, isRequired, input: kind, choices: [] },
    name: t(`mention.${key}`, { subject }),
  }));
  const named = new Map(mentions.map((mention) => [mention.path, mention]));
  return {
    mentions,
    nameOfDifference: ({ path }) => named.get(path)?.name ?? t('derived.name'),
    isDerived: ({ path }) => !named.has(path),
    valueOf: (path, value) => {
      const text = value === null ? '' : String(value);
      if (text === '') return t('mentions.blank');
      return named.get(path)?.input === 'date' ? longDate(text) : text;
    },
    draftOf: (changes) => ({ differences: sessionDifferences(content, changes), refusal: null }),
    refusalOf: (change) => refusalOfMention(content, change),
  };
}
