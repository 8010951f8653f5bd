import { useTranslation } from 'react-i18next';
import type { CompositionFault } from '../../../../../domain/jury/jury.types.ts';
import type { FaultRules, SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
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
function useFaultSentences({ compositionFaults, members, rules }: SessionView): readonly string[] {
  const sentence = useFaultSentence();
  return compositionFaults.map((fault) =>
    sentence(fault, rules, members.find(({ id }) => id === fault.jurorId)?.name ?? ''),
  );
}

/** What a fault of a jury says, under its rules, of the member whom it names. */
export function useFaultSentence() {
  const { t } = useTranslation('session');
  const { percent } = useFormats();
  return (
    { code }: CompositionFault,
    { maxMembers = 0, minExternalShare, minMembers }: FaultRules,
    name: string,
  ): string =>
    t(`fault.${code}`, { min: minMembers, max: maxMembers, share: percent(minExternalShare), name });
}
