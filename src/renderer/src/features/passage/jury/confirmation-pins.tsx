import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { bindClasses, ToggleButton } from '../../../ui/index.ts';
import styles from '../commands/command-panel.module.css';
import type { Confirmations } from './confirmations.ts';
import { MemberPin } from './member-pin.tsx';

const cx = bindClasses(styles);

export interface ConfirmationPinsProps {
  readonly label: string;
  /** Who may answer, in the order shown. */
  readonly members: readonly SeatView[];
  readonly confirmations: Confirmations;
  readonly onSubmit: () => void;
  /** What else the act asks for: it stands beside the keypad, which is as high as all of it. */
  readonly children: ReactNode;
}

/** The members who answer for an act, one PIN each: who has given theirs is seen, the PINs never are. */
export function ConfirmationPins({
  children,
  confirmations,
  label,
  members,
  onSubmit,
}: ConfirmationPinsProps) {
  const { t } = useTranslation('jury');
  const { ask, asked, givenIds, pinOf, write } = confirmations;
  const isChoice = members.length > 1 || members.some(({ hasPin }) => !hasPin);
  return (
    <>
      <div className={cx('beside')}>
        {children}
        {isChoice ? (
          <div className={cx('row')}>
            <p>{label}</p>
            <div className={cx('choices')} role="group" aria-label={label}>
              {members.map((seat) => (
                <ToggleButton
                  key={seat.jurorId}
                  isSelected={seat === asked}
                  isDisabled={!seat.hasPin}
                  onChange={() => {
                    ask(seat.jurorId);
                  }}
                >
                  {!seat.hasPin
                    ? t('confirmation.noPin', { name: seat.name })
                    : givenIds.includes(seat.jurorId)
                      ? t('confirmation.given', { name: seat.name })
                      : seat.name}
                </ToggleButton>
              ))}
            </div>
          </div>
        ) : null}
      </div>
      {asked === null ? null : (
        <MemberPin
          key={asked.jurorId}
          member={asked}
          value={pinOf(asked.jurorId)}
          onChange={(pin) => {
            write(asked.jurorId, pin);
          }}
          onSubmit={onSubmit}
        />
      )}
    </>
  );
}
