import { useTranslation } from 'react-i18next';
import type { CandidateSheet } from '../../../../../domain/roleplay/candidate-sheet.ts';
import type { LabelledValue } from '../../../../../domain/roleplay/subject.schema.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { Button, bindClasses } from '../../../ui/index.ts';
import { useCandidateSheet } from '../queries.ts';
import styles from './candidate.module.css';
import { Cover } from './cover.tsx';

const cx = bindClasses(styles);

/** The candidate's sheet on the screen; built from the candidate's part of the subject alone. */
export function SheetCover({
  passageId,
  onClose,
}: {
  readonly passageId: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('roleplay');
  const sheet = useCandidateSheet(passageId);
  return (
    <Cover
      title={sheet.data?.title ?? t('cover.sheet')}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('cover.close')}</Button>}
    >
      <Loaded query={sheet}>{(shown) => <CandidateSheetText sheet={shown} />}</Loaded>
    </Cover>
  );
}

/** What the candidate may read of a subject. */
export function CandidateSheetText({
  sheet: { context, crm, documents, offer },
}: {
  readonly sheet: CandidateSheet;
}) {
  const { t } = useTranslation('subjects');
  return (
    <div className={cx('sheet')} lang="fr">
      <Paragraphs text={context} />
      <h3>{offer.title}</h3>
      <Rows rows={offer.lines} />
      {offer.notes === undefined ? null : <Paragraphs text={offer.notes} />}
      {crm.length === 0 ? null : (
        <>
          <h3>{t('read.crm')}</h3>
          <Rows rows={crm} />
        </>
      )}
      {documents.map(({ text, title }) => (
        <div key={title}>
          <h3>{title}</h3>
          <Paragraphs text={text} />
        </div>
      ))}
    </div>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return text.split('\n').map((paragraph, index) => <p key={index}>{paragraph}</p>);
}

function Rows({ rows }: { readonly rows: readonly LabelledValue[] }) {
  return (
    <dl className={cx('rows')}>
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
