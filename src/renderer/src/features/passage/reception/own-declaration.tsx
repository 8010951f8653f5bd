import { useState } from 'react';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bindClasses } from '../../../ui/index.ts';
import { Declared, DeclarationButtons, LinkReason } from './declaration-choice.tsx';
import styles from './reception.module.css';
import { useDeclare } from './use-declare.ts';

const cx = bindClasses(styles);

export interface OwnDeclarationProps {
  readonly passageId: string;
  readonly seat: SeatView;
}

/** A member's own word on their link with the candidate, given on their own device. */
export function OwnDeclaration({ passageId, seat }: OwnDeclarationProps) {
  const declare = useDeclare(passageId);
  const [mode, setMode] = useState<'recorded' | 'correcting' | 'withdrawing'>('recorded');
  const { declaration, isLinkKnown, jurorId, name } = seat;
  const settle = () => {
    setMode('recorded');
  };
  return (
    <div className={cx('own')}>
      <div className={cx('memberActs')}>
        {declaration === null || mode !== 'recorded' ? (
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
              isLinkKnown
                ? null
                : () => {
                    setMode('correcting');
                  }
            }
          />
        )}
      </div>
      {mode === 'withdrawing' ? (
        <LinkReason
          name={name}
          onConfirm={(reason) => {
            declare.mutate({ passageId, jurorId, kind: 'withdrawn', reason }, { onSuccess: settle });
          }}
        />
      ) : null}
      <ErrorNotice error={declare.error} />
    </div>
  );
}
