import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView, SeatView } from '../../../../../shared/views.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bindClasses, Button, Glyph, TextField } from '../../../ui/index.ts';
import { useTimeOfDay } from '../clock/words.ts';
import { FocusInside } from '../commands/focus-inside.tsx';
import { PresenceMenu } from './presence-menu.tsx';
import { presenceChoices } from './presence.ts';
import styles from './reception.module.css';
import { useDeclare } from './use-declare.ts';
import { useSetPresence } from './use-set-presence.ts';

const cx = bindClasses(styles);

export interface MemberDeclarationProps {
  readonly passage: PassageView;
  readonly seat: SeatView;
}

/** One member: whether they attend this passage, and the declaration in one tap or the withdrawal with its reason. */
export function MemberDeclaration({ passage, seat }: MemberDeclarationProps) {
  const { t } = useTranslation('passage');
  const { passageId } = passage;
  const declare = useDeclare(passageId);
  const attend = useSetPresence(passageId);
  const [mode, setMode] = useState<'recorded' | 'correcting' | 'withdrawing'>('recorded');
  const [reason, setReason] = useState('');
  const { jurorId, name } = seat;
  const settle = () => {
    setMode('recorded');
  };
  const error = declare.error ?? attend.error;
  const isAsking = seat.declaration === null || mode !== 'recorded';
  return (
    <li className={cx('member')}>
      <div>
        <p className={cx('memberName')}>{name}</p>
        <p className={cx('memberFacts')}>{useMemberFacts(seat)}</p>
      </div>
      <div className={cx('memberActs')}>
        {seat.presence === 'absent' ? (
          <span className={cx('gone')}>
            {t(seat.isSubstitute ? 'declarations.inReserve' : 'declarations.absent')}
          </span>
        ) : isAsking ? (
          <>
            <Button
              aria-label={`${t('declarations.noLink')} (${name})`}
              data-focus-series="declarations"
              onPress={() => {
                declare.mutate({ passageId, jurorId, kind: 'no-link', reason: '' }, { onSuccess: settle });
              }}
            >
              {t('declarations.noLink')}
            </Button>
            <Button
              variant="quiet"
              aria-label={`${t('declarations.withdraw')} (${name})`}
              aria-expanded={mode === 'withdrawing'}
              onPress={() => {
                setMode(mode === 'withdrawing' ? 'recorded' : 'withdrawing');
              }}
            >
              {t('declarations.withdraw')}
            </Button>
          </>
        ) : (
          <>
            <DeclaredWords seat={seat} />
            <Button
              variant="quiet"
              aria-label={`${t('declarations.correct')} (${name})`}
              onPress={() => {
                setMode('correcting');
              }}
            >
              {t('declarations.correct')}
            </Button>
          </>
        )}
        <PresenceMenu
          name={name}
          choices={presenceChoices(passage, seat)}
          onChoose={(presence) => {
            declare.reset();
            attend.mutate({ passageId, jurorId, presence });
          }}
        />
      </div>
      {mode === 'withdrawing' ? (
        <FocusInside className={cx('withdrawal', 'noteRow')}>
          <TextField label={t('declarations.reason', { name })} value={reason} onChange={setReason} />
          <Button
            variant="danger"
            isDisabled={reason.trim() === ''}
            onPress={() => {
              declare.mutate({ passageId, jurorId, kind: 'withdrawn', reason }, { onSuccess: settle });
            }}
          >
            {t('declarations.confirmWithdrawal')}
          </Button>
        </FocusInside>
      ) : null}
      {error === null ? null : (
        <div className={cx('withdrawal')}>
          <ErrorNotice error={error} />
        </div>
      )}
    </li>
  );
}

function DeclaredWords({ seat: { declaration } }: { readonly seat: SeatView }) {
  const { t } = useTranslation('passage');
  const timeOfDay = useTimeOfDay();
  if (declaration === null) return null;
  const time = timeOfDay.short(declaration.at);
  if (declaration.kind === 'withdrawn') {
    return (
      <span className={cx('gone')}>{t('declarations.withdrawn', { time, reason: declaration.reason })}</span>
    );
  }
  return (
    <span className={cx('declared')}>
      <Glyph name="check" size={18} />
      {t('declarations.noLinkDone', { time })}
    </span>
  );
}

/** Capacity, and what sets the member apart from the others. */
function useMemberFacts({
  capacity,
  isPresident,
  isSubstitute,
  presence,
  isMarking,
  declaration,
}: SeatView): string {
  const { t } = useTranslation('passage');
  const isConsultative = !isMarking && presence !== 'absent' && declaration?.kind !== 'withdrawn';
  return [
    capacity,
    isPresident ? t('declarations.president') : '',
    isSubstitute ? t('declarations.substitute') : '',
    isConsultative ? t('declarations.consultative') : '',
    presence === 'remote' ? t('declarations.remote') : '',
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}
