import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Section, Stack } from '../../../ui/index.ts';
import { useSavePreferences } from '../hooks/use-save-preferences.ts';
import { usePreferences } from '../queries.ts';
import { LanguageChoice } from './language-choice.tsx';
import { OrganisationForm } from './organisation-form.tsx';

/** What a first start asks of the organisation and of the interface; each answer is kept by itself, and none is owed. */
export function FirstSettings() {
  const { t } = useTranslation('preferences');
  const preferences = usePreferences().data;
  const save = useSavePreferences();
  if (preferences === undefined) return null;
  return (
    <Section title={t('organisation.title')}>
      <Stack gap="3">
        <OrganisationForm stored={preferences.organisation} />
        <ErrorNotice error={save.error} />
        <LanguageChoice stored={preferences.language} save={save} />
      </Stack>
    </Section>
  );
}
