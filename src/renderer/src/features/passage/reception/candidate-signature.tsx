import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SIGNING_WAYS } from '../../../../../domain/passage/attendance-signature.ts';
import type { SigningWay } from '../../../../../domain/passage/attendance-signature.ts';
import { isAbsence } from '../../../../../domain/passage/passage.rules.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { bindClasses, Button, TextField, ToggleButton } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { passageKeys } from '../queries.ts';
import { HandDialog } from './hand-dialog.tsx';
import styles from './reception.module.css';

const cx = bindClasses(styles);

/** The field takes the focus without the page following. */
function bringInSight(field: HTMLElement | null): void {
  field?.scrollIntoView({ block: 'center' });
}

/** Whether it is still asked how that candidate signs: they are there, and the content is not locked. */
export function isSignatureAsked({ attendance, stage }: PassageView): boolean {
  const isLocked = stage === 'signature' || stage === 'archived' || stage === 'restarted';
  return attendance !== null && !isAbsence(attendance.status) && !isLocked;
}

/**
 * How the candidate signs for being there: on the pad, elsewhere and where, or not and why. It holds nothing up. The panel
 * that asks it once the test began has a title of its own.
 */
export function CandidateSignature({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const { passageId, attendanceSignature: standing } = passage;
  const sign = useWrite(api.passages.signAttendance, () => passageKeys.passage(passageId));
  const [choice, setChoice] = useState<SigningWay | null>(null);
  const [notes, setNotes] = useState<Partial<Record<SigningWay, string>>>({});
  const close = () => {
    setChoice(null);
  };
  const selected = choice ?? standing?.way ?? null;
  const recorded = standing?.way === selected ? standing.note : undefined;
  const note = (selected === null ? undefined : notes[selected]) ?? recorded ?? '';
  return (
    <div className={cx('signature')}>
      {passage.stage === 'reception' ? <h3>{t('signature.heading')}</h3> : null}
      <Said passage={passage} />
      <div className={cx('choices')} role="group" aria-label={t('signature.way')}>
        {SIGNING_WAYS.map((way) => (
          <ToggleButton
            key={way}
            isSelected={way === selected}
            onChange={() => {
              sign.reset();
              setChoice(way);
            }}
          >
            {t(`signature.ways.${way}`)}
          </ToggleButton>
        ))}
      </div>
      {selected === null || selected === 'pad' ? null : (
        <div className={cx('noteRow')}>
          <TextField
            key={selected}
            // The field opens at the user's request, often below what is in sight.
            // eslint-disable-next-line jsx-a11y-x/no-autofocus
            autoFocus={choice !== null}
            inputRef={choice === null ? null : bringInSight}
            label={t(`signature.notes.${selected}`)}
            value={note}
            onChange={(text) => {
              setNotes({ ...notes, [selected]: text });
            }}
          />
          <Button
            isPending={sign.isPending}
            isDisabled={note.trim() === '' || note.trim() === recorded}
            onPress={() => {
              sign.mutate({ passageId, way: selected, note }, { onSuccess: close });
            }}
          >
            {t('signature.save')}
          </Button>
        </div>
      )}
      {standing === null ? null : (
        <Button
          variant="quiet"
          isPending={sign.isPending}
          onPress={() => {
            sign.mutate({ passageId, way: 'taken-back' }, { onSuccess: close });
          }}
        >
          {t('signature.takeBack')}
        </Button>
      )}
      {choice === 'pad' ? (
        <HandDialog
          passage={passage}
          isPending={sign.isPending}
          error={sign.error}
          onSign={(svg) => {
            sign.mutate({ passageId, way: 'pad', svg }, { onSuccess: close });
          }}
          onClose={() => {
            sign.reset();
            close();
          }}
        />
      ) : (
        <ErrorNotice error={sign.error} />
      )}
    </div>
  );
}

function Said({ passage: { attendanceSignature, stage } }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  if (attendanceSignature === null) {
    const key = stage === 'reception' ? 'mayWait' : 'missing';
    return <p className={cx('done')}>{t(`signature.${key}`)}</p>;
  }
  const { at, way } = attendanceSignature;
  return (
    <p className={cx('done')} role="status">
      {t(`signature.done.${way}`, { time: timeOfDay.short(at) })}
    </p>
  );
}
