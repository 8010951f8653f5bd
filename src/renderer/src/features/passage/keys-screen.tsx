import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Page, bindClasses } from '../../ui/index.ts';
import { CLOCK_KEYS, GRID_KEYS, KeyList } from './commands/key-list.tsx';
import styles from './commands/keys-dialog.module.css';

const cx = bindClasses(styles);

/** All keys, whatever the certification: those of its own scale stand in the passage. */
export function KeysScreen() {
  const { t } = useTranslation('passage');
  useDocumentTitle(t('keys.title'));
  return (
    <Page title={t('keys.title')} lede={t('keys.text')}>
      <div className={cx('columns')}>
        <KeyList
          title={t('keys.ofClock')}
          keys={[
            ...CLOCK_KEYS.map(([key, name]) => [key, t(`keys.${name}`)] as const),
            ['C', t('keys.nextCandidate')],
          ]}
        />
        <KeyList
          title={t('keys.ofGrid')}
          keys={[
            ['1 … 0', t('keys.levels')],
            ['0 … 9', t('keys.figures')],
            ['+ −', t('keys.step')],
            ['D', t('keys.descriptors')],
            ...GRID_KEYS.map(([key, name]) => [key, t(`keys.${name}`)] as const),
          ]}
        />
      </div>
    </Page>
  );
}
