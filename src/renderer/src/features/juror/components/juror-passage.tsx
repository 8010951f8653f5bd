import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { useDocumentTitle } from '../../../lib/use-document-title.ts';
import { WordingIn } from '../../../lib/wording.tsx';
import { bindClasses, Glyph, IconButton, Notice, SegmentedControl } from '../../../ui/index.ts';
import { CoverageMap, OwnDeclaration } from '../../passage/index.ts';
import { usePassage } from '../../passage/queries.ts';
import { useWakeLock } from '../hooks/use-wake-lock.ts';
import { useStanding } from '../queries.ts';
import { DeviceGrid } from './device-grid.tsx';
import { Frame } from './frame.tsx';
import { JurorClock } from './juror-clock.tsx';
import styles from './juror.module.css';
import { LineStrip } from './line-strip.tsx';
import { NotEntered } from './not-entered.tsx';
import { OwnCard } from './own-card.tsx';
import { ProblemButton } from './problem-panel.tsx';

const cx = bindClasses(styles);

export interface JurorPassageProps {
  readonly passageId: string;
  readonly onBack: () => void;
}

/** One candidate, on the member's own device. */
export function JurorPassage({ passageId, onBack }: JurorPassageProps) {
  const { t } = useTranslation('juror');
  const query = usePassage(passageId);
  const jurorId = useStanding().data?.juror?.jurorId ?? null;
  useWakeLock();
  const passage = query.data;
  const candidate =
    passage === undefined ? '' : `${passage.candidate.firstName} ${passage.candidate.lastName}`;
  useDocumentTitle(candidate === '' ? t('app') : candidate);
  return (
    <Frame
      foot={<ProblemButton passageId={passageId} />}
      head={
        <>
          <div className={cx('headRow')}>
            <IconButton label={t('passage.back')} icon={<Glyph name="back" />} onPress={onBack} />
            <h1 className={cx('name')}>{candidate}</h1>
            <LineStrip />
          </div>
          {passage === undefined ? null : <JurorClock passage={passage} />}
        </>
      }
    >
      <Loaded query={query}>
        {(found) => (
          <WordingIn value={found.language}>
            <Work passage={found} jurorId={jurorId} />
          </WordingIn>
        )}
      </Loaded>
    </Frame>
  );
}

interface WorkProps {
  readonly passage: PassageView;
  readonly jurorId: string | null;
}

type View = 'grid' | 'coverage' | 'card';

function Work({ jurorId, passage }: WorkProps) {
  const { t } = useTranslation('juror');
  const [view, setView] = useState<View>('grid');
  const seat = passage.seats.find((each) => each.jurorId === jurorId);
  const { firstName, lastName } = passage.candidate;
  const isDeclaring = seat !== undefined && passage.stage === 'reception';
  return (
    <>
      <NotEntered passage={passage} />
      {isDeclaring ? (
        <section className={cx('declaration')}>
          <h2>{t('passage.declaration', { name: `${firstName} ${lastName}` })}</h2>
          <p className={cx('soft')}>{t('passage.declarationText')}</p>
          <OwnDeclaration passageId={passage.passageId} seat={seat} />
        </section>
      ) : null}
      <SegmentedControl<View>
        label={t('passage.view')}
        segments={[
          { id: 'grid', label: t('passage.grid') },
          { id: 'coverage', label: t('passage.coverage') },
          ...(passage.materials.includes('role-play-subject')
            ? [{ id: 'card', label: t('passage.card') } as const]
            : []),
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'card' ? <OwnCard passage={passage} /> : null}
      {view === 'coverage' ? <CoverageMap passage={passage} /> : null}
      {view !== 'grid' ? null : seat?.isMarking === true ? (
        <DeviceGrid passage={passage} seat={seat} />
      ) : (
        <Notice title={t('passage.notMarking')}>{t('passage.notMarkingText')}</Notice>
      )}
    </>
  );
}
