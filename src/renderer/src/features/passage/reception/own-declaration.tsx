import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bindClasses } from '../../../ui/index.ts';
import styles from './reception.module.css';
import { useWordOnLink } from './use-word-on-link.tsx';

const cx = bindClasses(styles);

export interface OwnDeclarationProps {
  readonly passageId: string;
  readonly seat: SeatView;
}

/** A member's own word on their link with the candidate, given on their own device. */
export function OwnDeclaration({ passageId, seat }: OwnDeclarationProps) {
  const { acts, error, reason } = useWordOnLink(passageId, seat);
  return (
    <div className={cx('own')}>
      <div className={cx('memberActs')}>{acts}</div>
      {reason}
      <ErrorNotice error={error} />
    </div>
  );
}
