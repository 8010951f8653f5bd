import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../shared/areas/passage/passages.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { WordingIn } from '../../lib/wording.tsx';
import { ToastDock } from '../../ui/index.ts';
import { DoubtNotice } from '../ledger/index.ts';
import { phaseOnClock } from './clock/clock-extrapolation.ts';
import { PassageClock } from './clock/passage-clock.tsx';
import { CommandPanels } from './commands/command-panels.tsx';
import { SecondClockPanel, SecondClockProvider } from './commands/second-clock.tsx';
import { NotStartedBand } from './commands/not-started-band.tsx';
import { usePanels } from './commands/panels.ts';
import { useLivePassage } from './commands/use-live-passage.ts';
import { PassageFrame } from './frame/passage-frame.tsx';
import { SideActions } from './frame/side-actions.tsx';
import { TogetherTabs } from './frame/together-tabs.tsx';
import { useTogether } from './frame/use-together.ts';
import { JuryBand } from './jury/jury-band.tsx';
import { UndoWithdrawal } from './jury/undo-withdrawal.tsx';
import { isHeldByJury } from './jury/jury-panel.ts';
import { CoverageMap } from './side/coverage-map.tsx';
import { JournalDrawer } from './side/journal-drawer.tsx';
import { PlaySide } from './side/play-side.tsx';
import { StepList } from './side/step-list.tsx';
import type { WorkPart } from './work/assessment-work.tsx';
import { PassageWork } from './work/passage-work.tsx';
import { hasCards } from './work/play.ts';
import { PrimaryAction } from './work/primary-action.tsx';
import { useRulingDraft } from './work/ruling.ts';
import { isSealed } from './work/stages.ts';

/** One candidate before the jury, from the reception to the archived minutes. */
export function PassageScreen({ passageId }: { readonly passageId: string }) {
  const { t } = useTranslation('passage');
  const query = useLivePassage(passageId);
  return (
    <LoadedScreen query={query} title={t('loadingTitle')}>
      {(passage) => (
        // What is typed or chosen for one passage is not carried over to another.
        <SecondClockProvider key={passage.passageId}>
          <WordingIn value={passage.language}>
            <Passage passage={passage} />
          </WordingIn>
        </SecondClockProvider>
      )}
    </LoadedScreen>
  );
}

/** Of one phase: the next begins as it should be led. */
interface MapChoice {
  readonly phaseId: string | null;
  readonly isShown: boolean;
}

function Passage({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation(['passage', 'common']);
  const panels = usePanels();
  const ruling = useRulingDraft();
  const together = useTogether(passage);
  const [part, setPart] = useState<WorkPart>('reception');
  const [isJournalShown, setJournalShown] = useState(false);
  const [mapChoice, setMapChoice] = useState<MapChoice | null>(null);
  const hasMap = !isSealed(passage) && passage.stage !== 'restarted' && !hasCards(passage);
  // The questions are led by what was not heard: then the coverage keeps its place beside an open grid, unless it is folded then.
  const phase = phaseOnClock(passage.clock);
  const phaseId = phase?.id ?? null;
  const isMapKept = mapChoice?.phaseId === phaseId ? mapChoice.isShown : (phase?.promptsUncovered ?? false);
  const candidate = `${passage.candidate.firstName} ${passage.candidate.lastName}`;
  useDocumentTitle(t('title', { candidate }));

  return (
    <PassageFrame
      passage={passage}
      candidate={candidate}
      // Nothing is timed any more on an attempt that was begun anew.
      clock={passage.stage === 'restarted' ? null : <PassageClock passage={passage} />}
      steps={
        <StepList
          passage={passage}
          onGoToReception={() => {
            setPart('reception');
          }}
        />
      }
      sideActions={
        <SideActions
          passage={passage}
          panels={panels}
          isJournalShown={isJournalShown}
          onToggleJournal={() => {
            setJournalShown(!isJournalShown);
          }}
        />
      }
      tabs={<TogetherTabs passage={passage} together={together} />}
      work={
        <PassageWork
          passage={passage}
          ruling={ruling}
          part={part}
          onPartChange={setPart}
          onNextCandidate={together.next}
        />
      }
      aside={
        isJournalShown ? (
          <JournalDrawer
            passage={passage}
            onClose={() => {
              setJournalShown(false);
            }}
          />
        ) : hasMap ? (
          <CoverageMap passage={passage} />
        ) : isSealed(passage) || passage.stage === 'restarted' ? null : (
          <PlaySide passage={passage} />
        )
      }
      isAsideFolding={hasMap && !isJournalShown && !isMapKept}
      coverage={
        hasMap && !isJournalShown
          ? {
              isShown: isMapKept,
              onToggle: () => {
                setMapChoice({ phaseId, isShown: !isMapKept });
              },
            }
          : undefined
      }
      asideLabel={t(isJournalShown ? 'region.journal' : 'region.coverage')}
      foot={
        <>
          <ToastDock label={t('common:notifications')} closeLabel={t('common:action.dismiss')} />
          <DoubtNotice passageId={passage.passageId} />
          <SecondClockPanel />
          <NotStartedBand passage={passage} />
          <CommandPanels passage={passage} panels={panels} />
          <UndoWithdrawal passage={passage} />
          <JuryBand passage={passage} panels={panels} />
          {isHeldByJury(passage) ? null : <PrimaryAction passage={passage} panels={panels} ruling={ruling} />}
        </>
      }
    />
  );
}
