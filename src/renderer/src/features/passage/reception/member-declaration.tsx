import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bindClasses } from '../../../ui/index.ts';
import { PresenceMenu } from './presence-menu.tsx';
import { presenceChoices } from './presence.ts';
import styles from './reception.module.css';
import { useSetPresence } from './use-set-presence.ts';
import { useWordOnLink } from './use-word-on-link.tsx';

const cx = bindClasses(styles);

export interface MemberDeclarationProps {
  readonly passage: PassageView;
  readonly seat: SeatView;
}

/** One member: whether they attend this passage, and the declaration in one tap or the withdrawal with its reason. */
export function MemberDeclaration({ passage, seat }: MemberDeclarationProps) {
  const { t } = useTranslation('passage');
  const { passageId } = passage;
  const word = useWordOnLink(passageId, seat);
  const attend = useSetPresence(passageId);
  const { jurorId, name } = seat;
  const error = word.error ?? attend.error;
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
        ) : (
          word.acts
        )}
        <PresenceMenu
          name={name}
          choices={presenceChoices(passage, seat)}
          onChoose={(presence) => {
            word.reset();
            attend.mutate({ passageId, jurorId, presence });
          }}
        />
      </div>
      {word.reason}
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
