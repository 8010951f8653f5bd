import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../lib/format.ts';
import { SegmentedControl } from '../../../ui/index.ts';
import { keepLanguage } from '../hooks/language.ts';

/** The interface's language on this device. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('juror');
  return (
    <SegmentedControl
      label={t('settings.language')}
      segments={[
        { id: 'fr', label: t('settings.french') },
        { id: 'en', label: t('settings.english') },
      ]}
      value={languageOf(i18n.language)}
      onChange={(language) => {
        keepLanguage(language);
        void i18n.changeLanguage(language);
      }}
    />
  );
}
