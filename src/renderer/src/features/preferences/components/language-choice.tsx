import { useTranslation } from 'react-i18next';
import type { Language, Preferences } from '../../../../../shared/areas/app.ts';
import { LANGUAGES } from '../../../../../shared/i18n.ts';
import { RadioGroup } from '../../../ui/index.ts';
import type { useSavePreferences } from '../hooks/use-save-preferences.ts';

export interface LanguageChoiceProps {
  readonly stored: Preferences['language'];
  readonly save: ReturnType<typeof useSavePreferences>;
}

/** The language of the interface, kept as it is chosen. */
export function LanguageChoice({ save, stored }: LanguageChoiceProps) {
  const { t } = useTranslation('preferences');
  return (
    <RadioGroup<Language>
      label={t('language.label')}
      description={t('language.note')}
      options={LANGUAGES.map((id) => ({ id, label: <span lang={id}>{t(`language.${id}`)}</span> }))}
      value={stored}
      onChange={(language) => {
        save.mutate({ language });
      }}
    />
  );
}
