import { DecisionPanel, DeliberationPanel } from '../../deliberation/index.ts';
import { ArchivedPanel, SignaturePanel } from '../../minutes/index.ts';
import { RestartedWork } from '../jury/attempts.tsx';
import { AssessmentWork } from './assessment-work.tsx';
import type { AssessmentWorkProps } from './assessment-work.tsx';

/** The work of the stage where the passage stands. */
export function PassageWork(props: AssessmentWorkProps) {
  const { passage } = props;
  switch (passage.stage) {
    case 'reception':
    case 'timed':
    case 'marking':
      return <AssessmentWork {...props} />;
    case 'restarted':
      return <RestartedWork passage={passage} />;
    case 'deliberation':
      return <DeliberationPanel passage={passage} />;
    case 'decision':
      return <DecisionPanel passage={passage} />;
    case 'signature':
      return <SignaturePanel passage={passage} />;
    case 'archived':
      return <ArchivedPanel passage={passage} />;
  }
}
