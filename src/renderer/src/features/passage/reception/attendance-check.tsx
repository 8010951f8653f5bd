import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttendanceStatus } from '../../../../../domain/passage/passage.types.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bindClasses, Button, Notice, TextField, ToggleButton } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { usePassageCommand } from '../commands/use-passage-command.ts';
import { CandidateSignature, isSignatureAsked } from './candidate-signature.tsx';
import { CheckBlock } from './check-block.tsx';
import styles from './reception.module.css';

const cx = bindClasses(styles);

const PRESENT: readonly AttendanceStatus[] = ['present', 'late'];
const STATUSES: readonly AttendanceStatus[] = [...PRESENT, 'absent-justified', 'absent-unjustified'];

/** Whether the candidate is there; recorded at once, and recorded anew for as long as nothing has started. */
export function AttendanceCheck({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation(['passage', 'errors']);
  const timeOfDay = useTimeOfDay();
  const command = usePassageCommand(passage.passageId);
  const { attendance } = passage;
  const [note, setNote] = useState(attendance?.note ?? '');
  const record = (status: AttendanceStatus) => {
    command.send([{ type: 'record-attendance', status, note: status === 'present' ? '' : note }]);
  };
  return (
    <CheckBlock
      title={t('attendance.heading')}
      anchor="attendance"
      done={
        attendance === null
          ? undefined
          : t('attendance.done', {
              status: t(`attendance.statuses.${attendance.status}`),
              time: timeOfDay.short(attendance.at),
            })
      }
    >
      <div className={cx('choices')} role="group" aria-label={t('attendance.status')}>
        {(passage.isJudged ? PRESENT : STATUSES).map((status) => (
          <ToggleButton
            key={status}
            isSelected={attendance?.status === status}
            onChange={() => {
              record(status);
            }}
          >
            {t(`attendance.statuses.${status}`)}
          </ToggleButton>
        ))}
      </div>
      {passage.isJudged ? (
        <Notice title={t('errors:candidate-judged.what')}>{t('errors:candidate-judged.todo')}</Notice>
      ) : null}
      {attendance === null || attendance.status === 'present' ? null : (
        <div className={cx('noteRow')}>
          <TextField
            label={t('attendance.note')}
            description={t(attendance.status === 'late' ? 'attendance.noteLate' : 'attendance.noteAbsent')}
            value={note}
            onChange={setNote}
          />
          <Button
            isDisabled={note.trim() === attendance.note}
            onPress={() => {
              record(attendance.status);
            }}
          >
            {t('attendance.save')}
          </Button>
        </div>
      )}
      <ErrorNotice error={command.error} />
      {isSignatureAsked(passage) ? <CandidateSignature passage={passage} /> : null}
    </CheckBlock>
  );
}
