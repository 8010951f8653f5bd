import { useTranslation } from 'react-i18next';
import { candidateSheet } from '../../../../../domain/roleplay/candidate-sheet.ts';
import type { LabelledValue, Subject } from '../../../../../domain/roleplay/subject.schema.ts';
import { bindClasses } from '../../../ui/index.ts';
import styles from '../subjects.module.css';
import { Prose } from './prose.tsx';

const cx = bindClasses(styles);

/** What the candidate is given, as the sheet has it. */
export function CandidatePart({ subject }: { readonly subject: Subject }) {
  const { t } = useTranslation('subjects');
  const { context, crm, documents, offer } = candidateSheet(subject);
  return (
    <section className={cx('part')} aria-labelledby="subject-candidate">
      <h2 id="subject-candidate" className={cx('partTitle')}>
        {t('read.candidate')}
      </h2>
      <h3>{t('read.context')}</h3>
      <Prose text={context} />
      <h3 lang="fr">{offer.title}</h3>
      <LabelledRows rows={offer.lines} />
      {offer.notes === undefined ? null : <Prose text={offer.notes} />}
      {crm.length === 0 ? null : (
        <>
          <h3>{t('read.crm')}</h3>
          <LabelledRows rows={crm} />
        </>
      )}
      {documents.map(({ title, text }) => (
        <div key={title}>
          <h3 lang="fr">{title}</h3>
          <Prose text={text} />
        </div>
      ))}
    </section>
  );
}

function LabelledRows({ rows }: { readonly rows: readonly LabelledValue[] }) {
  return (
    <dl className={cx('rows')} lang="fr">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
