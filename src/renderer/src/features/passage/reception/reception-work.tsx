import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { AttendanceCheck } from './attendance-check.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { Declarations } from './declarations.tsx';
import { HandoutsCheck, hasHandouts } from './handouts-check.tsx';
import { IdentityCheck } from './identity-check.tsx';
import styles from './reception.module.css';
import { SubjectCheck } from './subject-check.tsx';

/** The reception of the candidate: who they are, that they are there, and that the jury may hear them. */
export function ReceptionWork({ passage }: { readonly passage: PassageView }) {
  return (
    <div className={styles['reception'] ?? ''}>
      <div className={styles['sheet'] ?? ''}>
        <CandidateCard passage={passage} />
        <div className={styles['checks'] ?? ''}>
          <IdentityCheck passage={passage} />
          <AttendanceCheck passage={passage} />
          <Declarations passage={passage} />
          {hasHandouts(passage) ? <HandoutsCheck passage={passage} /> : null}
          {passage.materials.includes('role-play-subject') ? <SubjectCheck passage={passage} /> : null}
        </div>
      </div>
    </div>
  );
}
