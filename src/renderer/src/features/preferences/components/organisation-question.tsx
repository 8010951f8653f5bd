import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/index.ts';
import { usePreferences } from '../queries.ts';
import { OrganisationForm } from './organisation-form.tsx';

/** Asks for the organisation's name where pages are about to be locked without one; nothing once there is one. */
export function OrganisationQuestion() {
  const { t } = useTranslation('preferences');
  const stored = usePreferences().data?.organisation;
  if (stored !== '') return null;
  return (
    <Section title={t('organisation.askTitle')} description={t('organisation.ask')}>
      <OrganisationForm stored={stored} />
    </Section>
  );
}
