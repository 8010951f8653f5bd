import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../../../shared/areas/app.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { LinkButton, Page, Section, SegmentedControl, Stack, Switch, THEME_CHOICES } from '../../ui/index.ts';
import { LanguageChoice } from './components/language-choice.tsx';
import { OrganisationForm } from './components/organisation-form.tsx';
import { useSavePreferences } from './hooks/use-save-preferences.ts';
import { usePreferences } from './queries.ts';

export function PreferencesScreen() {
  const { t } = useTranslation('preferences');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={usePreferences()} title={t('title')}>
      {(preferences) => <PreferencesPage preferences={preferences} />}
    </LoadedScreen>
  );
}

function PreferencesPage({ preferences }: { readonly preferences: Preferences }) {
  const { t } = useTranslation([
    'preferences',
    'backups',
    'candidates',
    'guides',
    'received',
    'signing',
    'timestamps',
    'issuing',
    'reporting',
    'updates',
  ]);
  const save = useSavePreferences();
  return (
    <Page title={t('title')} lede={t('lede')} width="reading">
      <ErrorNotice error={save.error} />
      <Section title={t('display')}>
        <Stack gap="3">
          <LanguageChoice stored={preferences.language} save={save} />
          <SegmentedControl
            label={t('theme.label')}
            isLabelVisible
            segments={THEME_CHOICES.map((id) => ({ id, label: t(`theme.${id}`) }))}
            value={preferences.theme}
            onChange={(theme) => {
              save.mutate({ theme });
            }}
          />
        </Stack>
      </Section>
      <Section title={t('sound.title')} description={t('sound.note')}>
        <Switch
          isSelected={preferences.isSoundOn}
          onChange={(isSoundOn) => {
            save.mutate({ isSoundOn });
          }}
        >
          {t('sound.label')}
        </Switch>
      </Section>
      <Section title={t('organisation.title')}>
        <OrganisationForm stored={preferences.organisation} />
      </Section>
      <Section title={t('candidates:administrators.title')} description={t('candidates:administrators.link')}>
        <LinkButton href={{ to: '/preferences/administrators' }}>
          {t('candidates:administrators.open')}
        </LinkButton>
      </Section>
      <Section title={t('received:authorities.title')} description={t('received:authorities.link')}>
        <LinkButton href={{ to: '/preferences/authorities' }}>{t('received:authorities.open')}</LinkButton>
      </Section>
      <Section title={t('backups:title')} description={t('backups:link.text')}>
        <LinkButton href={{ to: '/preferences/backups' }}>{t('backups:link.open')}</LinkButton>
      </Section>
      <Section title={t('signing:title')} description={t('signing:link.text')}>
        <LinkButton href={{ to: '/preferences/signing' }}>{t('signing:link.open')}</LinkButton>
      </Section>
      <Section title={t('timestamps:title')} description={t('timestamps:link.text')}>
        <LinkButton href={{ to: '/preferences/timestamps' }}>{t('timestamps:link.open')}</LinkButton>
      </Section>
      <Section title={t('issuing:settings.title')} description={t('issuing:settings.link')}>
        <LinkButton href={{ to: '/preferences/papers' }}>{t('issuing:settings.open')}</LinkButton>
      </Section>
      <Section title={t('reporting:settings.title')} description={t('reporting:settings.link')}>
        <LinkButton href={{ to: '/preferences/declarations' }}>{t('reporting:settings.open')}</LinkButton>
      </Section>
      <Section title={t('updates:title')} description={t('updates:link.text')}>
        <LinkButton href={{ to: '/preferences/update' }}>{t('updates:link.open')}</LinkButton>
      </Section>
      <Section title={t('guides:nav')} description={t('guides:link')}>
        <LinkButton href={{ to: '/guides' }}>{t('guides:open')}</LinkButton>
      </Section>
      <Section title={t('about.title')} description={t('about.link')}>
        <LinkButton href={{ to: '/preferences/about' }}>{t('about.open')}</LinkButton>
      </Section>
    </Page>
  );
}
