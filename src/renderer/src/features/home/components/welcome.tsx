import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, LinkButton, Page, bindClasses } from '../../../ui/index.ts';
import { SecondFolderSection } from '../../backups/index.ts';
import { useBackups } from '../../backups/queries.ts';
import { RegisterNotice } from '../../ledger/index.ts';
import { FirstSettings } from '../../preferences/index.ts';
import { useCreateSample } from '../../preparation/index.ts';
import styles from '../home-screen.module.css';

const cx = bindClasses(styles);

/** First start: to look around, to begin, or to mark in the room of another desk. */
export function Welcome() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const createSample = useCreateSample();
  const discover = () => {
    createSample.mutate(undefined, {
      onSuccess: (session) =>
        void navigate({ to: '/sessions/$sessionId', params: { sessionId: session.id } }),
    });
  };
  return (
    <Page title={t('welcome.title')} lede={t('welcome.lede')}>
      <RegisterNotice />
      <ErrorNotice error={createSample.error} />
      <div className={cx('choices')}>
        <section className={cx('choice')}>
          <h2>{t('welcome.discoverTitle')}</h2>
          <p>{t('welcome.discoverText')}</p>
          <Button variant="primary" size="large" onPress={discover} isPending={createSample.isPending}>
            {t('welcome.discover')}
          </Button>
        </section>
        <section className={cx('choice')}>
          <h2>{t('welcome.prepareTitle')}</h2>
          <p>{t('welcome.prepareText')}</p>
          <LinkButton size="large" href={{ to: '/sessions/new' }}>
            {t('prepare')}
          </LinkButton>
          <p>
            <LinkButton href={{ to: '/receive' }}>{t('receive')}</LinkButton>
          </p>
        </section>
        <section className={cx('choice')}>
          <h2>{t('join.linkTitle')}</h2>
          <p>{t('join.linkText')}</p>
          <LinkButton size="large" href={{ to: '/join' }}>
            {t('join.link')}
          </LinkButton>
        </section>
      </div>
      <SetUp />
    </Page>
  );
}

/** What is better known before a first jury. Nothing is owed: it stands in the preferences too. */
function SetUp() {
  const { t } = useTranslation(['home', 'guides']);
  const backups = useBackups().data;
  return (
    <section className={cx('setUp')}>
      <h2>{t('setUp.title')}</h2>
      <p className={cx('setUpText')}>{t('setUp.text')}</p>
      <div className={cx('settings')}>
        <FirstSettings />
        {backups === undefined ? null : <SecondFolderSection second={backups.second} />}
      </div>
      <LinkButton href={{ to: '/guides' }}>{t('guides:open')}</LinkButton>
    </section>
  );
}
