import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SubjectView } from '../../../../../shared/areas/subjects.ts';
import { useFormats } from '../../../lib/format.ts';
import { DescriptionList, Section, bindClasses } from '../../../ui/index.ts';
import { useBlocWording } from '../hooks/use-bloc-wording.ts';
import styles from '../subjects.module.css';

const cx = bindClasses(styles);

/** What the bank holds about a subject, beside its text. */
export function SubjectFacts({ view }: { readonly view: SubjectView }) {
  const { t } = useTranslation('subjects');
  const { dateTime } = useFormats();
  const bloc = useBlocWording(view.referentielId, view.blocId);
  return (
    <>
      <Section title={t('facts.title')}>
        <DescriptionList
          items={[
            {
              term: t('facts.bloc'),
              value: <span lang="fr">{`${view.blocId} · ${bloc?.title ?? ''}`}</span>,
            },
            { term: t('facts.origin'), value: t(`origin.${view.origin}`) },
            { term: t('facts.version'), value: view.version },
            { term: t('facts.addedAt'), value: dateTime(view.addedAt) },
            { term: t('facts.uses'), value: t('facts.useCount', { count: view.useCount }) },
          ]}
        />
      </Section>
      <Section title={t('facts.competences')}>
        <ul className={cx('competences')} lang="fr">
          {view.competenceIds.map((id) => (
            <li key={id}>
              <span className={cx('code')}>{id}</span>
              <span>{bloc?.competences.find((competence) => competence.id === id)?.statement}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** Every version that was written; those that a passage has played are kept as they were. */
export function SubjectVersions({ view }: { readonly view: SubjectView }) {
  const { t } = useTranslation('subjects');
  const { dateTime } = useFormats();
  return (
    <Section title={t('versions.title')} description={t('versions.note')}>
      <ul className={cx('versions')}>
        {view.versions.map(({ addedAt, digest, useCount, version }) => (
          <li key={version} {...(version === view.version ? { 'aria-current': 'true' as const } : {})}>
            {version === view.version ? (
              <strong>{t('versions.name', { version })}</strong>
            ) : (
              <Link to="/subjects/$subjectId" params={{ subjectId: view.id }} search={{ version }}>
                {t('versions.name', { version })}
              </Link>
            )}
            <span className={cx('soft')}>{dateTime(addedAt)}</span>
            <span className={cx('soft')}>
              {useCount === 0 ? t('versions.unused') : t('versions.frozen', { count: useCount })}
            </span>
            <code className={cx('digest')}>{digest}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
