import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { useFormats } from '../../../lib/format.ts';
import { Wording } from '../../../lib/wording.tsx';
import { bindClasses, formatDuration } from '../../../ui/index.ts';
import { AttachmentList } from './attachment-list.tsx';
import { CheckBlock } from './check-block.tsx';
import styles from './reception.module.css';

const cx = bindClasses(styles);

/** The certification's word at the head of a line. */
function sentenceCase(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase() + word.slice(1);
}

/** Who is heard, on what, and with which measure; never why. */
export function CandidateCard({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const { candidate, accommodation } = passage;
  return (
    <CheckBlock title={t('candidate.heading')}>
      <dl className={cx('facts')}>
        <Fact label={t('candidate.born')}>{useBirth(passage)}</Fact>
        <Fact label={t('candidate.company')}>{candidate.company}</Fact>
        <Fact label={t('candidate.trainingBody')}>{candidate.trainingBody}</Fact>
        <Fact label={t('candidate.tutor')}>{candidate.tutor}</Fact>
        {passage.blocs.length === 0 ? null : (
          <Fact label={sentenceCase(passage.blocs.length > 1 ? passage.blocWord.many : passage.blocWord.one)}>
            <Wording>{passage.blocs.map(({ id, title }) => `${id} · ${title}`).join(', ')}</Wording>
          </Fact>
        )}
        <Fact label={t('candidate.test')}>
          <Wording>{passage.testTitle}</Wording>
        </Fact>
        {passage.narrowing === null ? null : (
          <Fact label={t('candidate.narrowed')}>
            <Wording>{passage.competences.map(({ sourceLabel }) => sourceLabel).join(', ')}</Wording>
            {passage.narrowing.reason === ''
              ? null
              : ` ${t('candidate.narrowedWhy', { reason: passage.narrowing.reason })}`}
            {passage.narrowing.left.length === 0 ? null : (
              <>
                <br />
                {t('candidate.leftOut')} <Wording>{passage.narrowing.left.join(', ')}</Wording>
              </>
            )}
          </Fact>
        )}
        <Fact label={t('candidate.case')}>{passage.caseTitle}</Fact>
        <Fact label={t(isArranged(passage) ? 'candidate.arranged' : 'candidate.time')}>
          <ul className={cx('phaseTimes')}>
            {passage.clock.phases.map((phase) => (
              <li key={phase.id}>
                {t('candidate.phaseTime', { phase: phase.title, time: formatDuration(phase.grantedMs) })}
                {passage.elsewhere.includes(phase.id) ? `, ${t('elsewhere')}` : null}
              </li>
            ))}
          </ul>
        </Fact>
        {accommodation.otherMeasures.length === 0 ? null : (
          <Fact label={t('candidate.otherMeasures')}>{accommodation.otherMeasures.join(' · ')}</Fact>
        )}
        <Fact label={t('candidate.documents')}>
          {passage.attachments.length === 0 ? (
            t('candidate.noDocument')
          ) : (
            <AttachmentList attachments={passage.attachments} />
          )}
        </Fact>
      </dl>
    </CheckBlock>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useTranslation('passage');
  const isUnknown = children === '';
  return (
    <div>
      <dt>{label}</dt>
      <dd className={cx(isUnknown && 'unknown')}>{isUnknown ? t('candidate.unknown') : children}</dd>
    </div>
  );
}

function isArranged({ accommodation }: PassageView): boolean {
  return accommodation.timeMeasure.kind !== 'none';
}

function useBirth({ candidate: { birthDate, birthPlace } }: PassageView): string {
  const { t } = useTranslation('passage');
  const formats = useFormats();
  const date = birthDate === '' ? '' : formats.shortDate(birthDate);
  return date !== '' && birthPlace !== ''
    ? t('candidate.bornOnAt', { date, place: birthPlace })
    : date + birthPlace;
}
