import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eligibleSubjects } from '../../../../../domain/roleplay/draw.ts';
import type { RoleplayView, SubjectChoice } from '../../../../../shared/areas/roleplay.ts';
import { useFormats } from '../../../lib/format.ts';
import { Button, Disclosure, Inline, bindClasses } from '../../../ui/index.ts';
import { SubjectPdfDialog } from '../../subjects/index.ts';
import type { SubjectPart } from '../../subjects/queries.ts';
import { SheetCover } from '../candidate/sheet-cover.tsx';
import styles from '../roleplay.module.css';
import { DrawEvidence } from './draw-evidence.tsx';

const cx = bindClasses(styles);

export interface ChosenSubjectProps {
  readonly view: RoleplayView;
  readonly choice: SubjectChoice;
  /** Present while another subject may still replace it. */
  readonly onReplace?: () => void;
}

/** The subject that is played, how it came, and its papers. */
export function ChosenSubject({ view, choice, onReplace }: ChosenSubjectProps) {
  const { t } = useTranslation(['roleplay', 'subjects']);
  const [shown, setShown] = useState<SubjectPart | 'screen' | null>(null);
  const close = () => {
    setShown(null);
  };
  const { subjectId, version } = choice.record.result;
  return (
    <div className={cx('chosen')}>
      <div role="status">
        <p className={cx('chosenTitle')} lang="fr">
          {choice.title}
        </p>
        <HowItCame choice={choice} />
      </div>
      <Inline gap="1">
        <Button
          onPress={() => {
            setShown('screen');
          }}
        >
          {t('chosen.showSheet')}
        </Button>
        <Button
          onPress={() => {
            setShown('candidate-sheet');
          }}
        >
          {t('chosen.printSheet')}
        </Button>
        <Button
          onPress={() => {
            setShown('juror-cards');
          }}
        >
          {t('chosen.printCards')}
        </Button>
        {onReplace === undefined ? null : (
          <Button variant="quiet" onPress={onReplace}>
            {t('replace.button')}
          </Button>
        )}
      </Inline>
      <Disclosure title={t('evidence.title')} level={3}>
        <DrawEvidence record={choice.record} pool={view.pool} />
        {view.formerChoices.map((former) => (
          <p key={former.record.recordDigest} className={cx('soft')}>
            {t('replace.former', { title: former.title })}
          </p>
        ))}
      </Disclosure>
      {shown === 'screen' ? <SheetCover passageId={view.passageId} onClose={close} /> : null}
      {shown === null || shown === 'screen' ? null : (
        <SubjectPdfDialog part={shown} subjectId={subjectId} version={version} onClose={close} />
      )}
    </div>
  );
}

function HowItCame({ choice: { at, record, replaceReason } }: { readonly choice: SubjectChoice }) {
  const { t } = useTranslation('roleplay');
  const { exactTime } = useFormats();
  const barredIds = new Set(record.exclusions.map(({ subjectId }) => subjectId));
  const values = {
    time: exactTime(at),
    version: record.result.version,
    number: record.choice.envelope ?? 0,
    count: eligibleSubjects(record).length,
  };
  return (
    <p className={cx('soft')}>
      {t(`came.${record.method}`, values)}
      {barredIds.size === 0 ? null : ` ${t('came.barred', { count: barredIds.size })}`}
      {replaceReason === null ? null : ` ${t('replace.because', { reason: replaceReason })}`}
    </p>
  );
}
