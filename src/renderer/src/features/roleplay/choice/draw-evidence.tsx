import { useTranslation } from 'react-i18next';
import type { DrawRecord } from '../../../../../domain/roleplay/draw.schema.ts';
import { instant } from '../../../../../domain/time/time.ts';
import type { PoolSubject } from '../../../../../shared/areas/roleplay.ts';
import { useFormats } from '../../../lib/format.ts';
import { DescriptionList, bindClasses } from '../../../ui/index.ts';
import styles from '../roleplay.module.css';
import { useExclusionText } from './exclusion-text.ts';

const cx = bindClasses(styles);

export interface DrawEvidenceProps {
  readonly record: DrawRecord;
  /** Where titles are found; a subject that is gone from it goes by its id. */
  readonly pool: readonly PoolSubject[];
}

/** Everything that it takes to replay the choice, as the minutes will have it. */
export function DrawEvidence({ record, pool }: DrawEvidenceProps) {
  const { t } = useTranslation('roleplay');
  const { exactTime } = useFormats();
  const exclusionText = useExclusionText();
  const titleOf = (subjectId: string) => pool.find(({ id }) => id === subjectId)?.title ?? subjectId;
  return (
    <DescriptionList
      items={[
        {
          term: t('evidence.pool', { count: record.pool.length }),
          value: (
            <ul className={cx('evidenceList')} lang="fr">
              {record.pool.map(({ subjectId, version }) => (
                <li key={subjectId}>{t('evidence.entry', { title: titleOf(subjectId), version })}</li>
              ))}
            </ul>
          ),
        },
        {
          term: t('evidence.exclusions', { count: record.exclusions.length }),
          value: (
            <ul className={cx('evidenceList')}>
              {record.exclusions.map((exclusion) => (
                <li key={`${exclusion.subjectId} ${exclusion.reason}`}>
                  <span lang="fr">{titleOf(exclusion.subjectId)}</span> · {exclusionText(exclusion)}
                </li>
              ))}
            </ul>
          ),
        },
        ...(record.repeat === null ? [] : [{ term: t('repeat.reason'), value: record.repeat.reason }]),
        {
          term: t('evidence.commitment', { time: exactTime(instant(record.commitment.at)) }),
          value: <Digest value={record.commitment.digest} />,
        },
        ...(record.seed === null
          ? []
          : [{ term: t('evidence.seed'), value: <Digest value={record.seed} /> }]),
        { term: t('evidence.record'), value: <Digest value={record.recordDigest} /> },
      ]}
    />
  );
}

function Digest({ value }: { readonly value: string }) {
  return <code className={cx('digest')}>{value}</code>;
}
