import { useTranslation } from 'react-i18next';
import type { Subject, SubjectRole } from '../../../../../domain/roleplay/subject.schema.ts';
import { bindClasses } from '../../../ui/index.ts';
import { useBlocWording } from '../hooks/use-bloc-wording.ts';
import { useSubjectWords } from '../hooks/use-subject-words.ts';
import styles from '../subjects.module.css';
import { Prose } from './prose.tsx';
import { criteriaOf } from '../../../../../domain/certification/certification.ts';

const cx = bindClasses(styles);

/** What only the jury may know: the customer, one card for each role, what good answers show. */
export function JuryPart({ subject }: { readonly subject: Subject }) {
  const { t } = useTranslation('subjects');
  const words = useSubjectWords();
  return (
    <section className={cx('part', 'jury')} aria-labelledby="subject-jury">
      <h2 id="subject-jury" className={cx('partTitle')}>
        {t('read.jury')}
      </h2>
      <p className={cx('soft')}>{t('read.juryNote')}</p>
      <CustomerProfile subject={subject} />
      {subject.roles.map((role) => (
        <RoleReading key={role.id} role={role} />
      ))}
      <h3>{t('read.stages')}</h3>
      <ol className={cx('stages')}>
        {subject.stages.map((stage) => (
          <li key={stage}>{words.stage(stage)}</li>
        ))}
      </ol>
      <GoodAnswers subject={subject} />
    </section>
  );
}

function CustomerProfile({ subject: { customer } }: { readonly subject: Subject }) {
  const { t } = useTranslation('subjects');
  return (
    <>
      <h3>{t('read.customer')}</h3>
      <p lang="fr">
        <strong>{customer.name}</strong>, {customer.role}, {customer.company}
      </p>
      <Lines title={t('read.motives')} lines={customer.motives} />
      <Lines title={t('read.history')} lines={customer.history} />
      {customer.disability === undefined ? null : (
        <>
          <h4 className={cx('small')}>{t('read.disability')}</h4>
          <Prose text={customer.disability.situation} />
          <h4 className={cx('small')}>{t('read.adaptation')}</h4>
          <Prose text={customer.disability.expectedAdaptation} />
        </>
      )}
    </>
  );
}

function RoleReading({ role }: { readonly role: SubjectRole }) {
  const { t } = useTranslation('subjects');
  const words = useSubjectWords();
  return (
    <article className={cx('card')} aria-labelledby={`subject-role-${role.id}`}>
      <p className={cx('cardKind')}>{t('read.roleCard')}</p>
      <h3 id={`subject-role-${role.id}`} lang="fr">
        {role.name}
      </h3>
      <Prose text={role.brief} />
      <Lines title={t('read.knows')} lines={role.knows} />
      <Lines title={t('read.mustNotSay')} lines={role.mustNotSay} isWarning />
      {role.moves.length === 0 ? null : (
        <>
          <h4 className={cx('small')}>{t('read.moves')}</h4>
          <ul className={cx('moves')}>
            {role.moves.map(({ id, kind, moment, text }) => (
              <li key={id}>
                <span className={cx('moment')}>{words.moment(moment)}</span>
                <span>
                  <span className={cx('soft')}>{words.moveKind(kind)}</span>
                  <q className={cx('quote')} lang="fr">
                    {text}
                  </q>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
  /** What must not come out is marked by more than its title. */
  readonly isWarning?: boolean;
}

function Lines({ title, lines, isWarning = false }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4 className={cx('small')}>{title}</h4>
      <ul className={cx('lines', isWarning && 'warning')} lang="fr">
        {lines.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function GoodAnswers({ subject }: { readonly subject: Subject }) {
  const { t } = useTranslation('subjects');
  const competences = useBlocWording(subject.referentielId, subject.blocId)?.competences ?? [];
  const titles = new Map(
    competences.flatMap((competence) =>
      criteriaOf(competence).map(
        ({ id, title }) => [id, { sourceLabel: competence.sourceLabel, title }] as const,
      ),
    ),
  );
  return (
    <>
      <h3>{t('read.answers')}</h3>
      <dl className={cx('answers')} lang="fr">
        {subject.goodAnswers.map(({ criterionId, text }) => {
          const wording = titles.get(criterionId);
          return (
            <div key={criterionId}>
              <dt>
                <span className={cx('code')}>{wording?.sourceLabel ?? criterionId}</span>
                <span>{wording?.title}</span>
              </dt>
              <dd>
                <Prose text={text} />
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
