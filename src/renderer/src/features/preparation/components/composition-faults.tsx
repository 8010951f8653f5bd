import { useTranslation } from 'react-i18next';
import type { CompositionFault } from '../../../../../domain/jury/jury.types.ts';
import type { SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { useFormats } from '../../../lib/format.ts';
import { Notice } from '../../../ui/index.ts';

/** What the composition rules find wrong, each in a sentence that names the person or the figure. */
export function CompositionFaults({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('session');
  const sentences = useFaultSentences(session);
  if (sentences.length === 0) return null;
  return (
    <Notice tone="caution" title={t('fault.title')}>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The faults of a session as sentences. */
export function useFaultSentences(session: SessionView): readonly string[] {
  const { t } = useTranslation('session');
  const { percent } = useFormats();
  const sentence = ({ code, jurorId }: CompositionFault) =>
    t(`fault.${code}`, {
      min: session.rules.minMembers,
      share: percent(session.rules.minExternalShare),
      name: session.members.find((member) => member.id === jurorId)?.name ?? '',
    });
  return session.compositionFaults.map(sentence);
}
