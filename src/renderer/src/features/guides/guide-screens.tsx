import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, LinkButton, Notice, Page, Section, Stack, bindClasses } from '../../ui/index.ts';
import { GuideParagraph } from './components/guide-paragraph.tsx';
import styles from './guide-screens.module.css';
import { GUIDE_IDS, guideOf, pictureOf } from './guides.ts';
import type { Guide, GuideSection } from './guides.ts';

const cx = bindClasses(styles);

/** The guides and the keys, to choose from. */
export function GuidesScreen() {
  const { t } = useTranslation('guides');
  useDocumentTitle(t('title'));
  return (
    <Page title={t('title')} lede={t('lede')} width="reading">
      <Stack>
        {GUIDE_IDS.map((guide) => (
          <LinkButton key={guide} href={{ to: '/guides/$guide', params: { guide } }}>
            {t(`of.${guide}`)}
          </LinkButton>
        ))}
        <LinkButton href={{ to: '/keys' }}>{t('keys')}</LinkButton>
      </Stack>
    </Page>
  );
}

/** One guide, to read or to print. */
export function GuideScreen({ guide: id }: { readonly guide: string }) {
  const guide = guideOf(id);
  return guide === null ? <GuidesScreen /> : <GuidePage guide={guide} />;
}

function GuidePage({ guide }: { readonly guide: Guide }) {
  const { t, i18n } = useTranslation('guides');
  useDocumentTitle(guide.title);
  return (
    <Page
      title={<span lang="fr">{guide.title}</span>}
      lede={<span lang="fr">{guide.lede}</span>}
      breadcrumb={<Link to="/guides">{t('title')}</Link>}
      width="reading"
      actions={
        <span className={cx('print')} data-print="hidden">
          <Button
            onPress={() => {
              window.print();
            }}
          >
            {t('print')}
          </Button>
        </span>
      }
    >
      {i18n.language === 'fr' ? null : <Notice>{t('language')}</Notice>}
      <div lang="fr" className={cx('guide')}>
        {guide.sections.map((section) => (
          <GuidePart key={section.title} section={section} />
        ))}
      </div>
    </Page>
  );
}

function GuidePart({ section: { paragraphs, picture, title } }: { readonly section: GuideSection }) {
  return (
    <Section title={title}>
      <div className={cx('text')}>
        {paragraphs.map((paragraph) => (
          <GuideParagraph key={paragraph} text={paragraph} />
        ))}
      </div>
      {picture === undefined ? null : (
        <img
          className={cx('picture')}
          src={pictureOf(picture.file)}
          alt={picture.alt}
          width={1280}
          height={800}
        />
      )}
    </Section>
  );
}
