import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bindClasses } from '../../../ui/index.ts';
import { Declared, DeclarationButtons, LinkReason } from './declaration-choice.tsx';
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
  const { declaration, jurorId, name } = seat;
  const settle = () => {
    setMode('recorded');
  };
  const error = declare.error ?? attend.error;
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
        ) : declaration === null || mode !== 'recorded' ? (
          <DeclarationButtons
            name={name}
            isWithdrawing={mode === 'withdrawing'}
            onNoLink={() => {
              declare.mutate({ passageId, jurorId, kind: 'no-link', reason: '' }, { onSuccess: settle });
            }}
            onWithdraw={() => {
              setMode(mode === 'withdrawing' ? 'recorded' : 'withdrawing');
            }}
          />
        ) : (
          <Declared
            declaration={declaration}
            name={name}
            onCorrect={
              seat.isLinkKnown
                ? null
                : () => {
                    setMode('correcting');
                  }
            }
          />
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
        <LinkReason
          name={name}
          onConfirm={(reason) => {
            declare.mutate({ passageId, jurorId, kind: 'withdrawn', reason }, { onSuccess: settle });
          }}
        />
      ) : null}
      {error === null ? null : (
        <div className={cx('withdrawal')}>
          <ErrorNotice error={error} />
        </div>
      )}
    </li>
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
