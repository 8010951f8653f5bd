import { useTranslation } from 'react-i18next';
import { EARLY_MARGIN_MS } from '../../../../../domain/passage/passage.timing.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Glyph, IconButton, Menu, PrimaryBar } from '../../../ui/index.ts';
import { phaseAhead, phaseOnClock } from '../clock/clock-extrapolation.ts';
import { useClock } from '../clock/use-clock.ts';
import { phaseKey } from '../clock/words.ts';
import { LeavePanel } from '../commands/leave-panel.tsx';
import type { PanelName, Panels } from '../commands/panels.ts';
import { usePassageCommand } from '../commands/use-passage-command.ts';
import type { Command, PassageCommander } from '../commands/use-passage-command.ts';
import { ReturnButton } from '../commands/return-button.tsx';

interface TimedActionProps {
  readonly passage: PassageView;
  readonly panels: Panels;
}

interface NextAct {
  readonly label: string;
  readonly note: string;
  readonly commands: readonly Command[];
  /** Leaves the phase in progress: asked twice while it has time left. */
  readonly leaves: LeavePanelName | null;
}

type LeavePanelName = Extract<PanelName, 'leave' | 'leave-for-next'>;

/** What leads on while the phases run: the next phase, the resumption, or the end. */
export function TimedAction({ passage, panels }: TimedActionProps) {
  const command = usePassageCommand(passage.passageId);
  const act = useNextAct(passage);
  const leave = useLeave(passage, panels, command);
  return (
    <>
      {panels.open === 'leave' || panels.open === 'leave-for-next' ? (
        <LeavePanel
          passage={passage}
          isAdvance={panels.open === 'leave-for-next'}
          commander={command}
          onConfirm={leave.confirm}
          onClose={panels.close}
        />
      ) : (
        <ErrorNotice error={command.error} />
      )}
      <PrimaryBar
        label={act.label}
        note={act.note}
        secondary={<ClockCommands passage={passage} panels={panels} leave={leave.ask} />}
        onPress={() => {
          if (act.leaves === null) command.send(act.commands, panels.close);
          else leave.ask(act.leaves);
        }}
      />
    </>
  );
}

/** Leaving a phase: at once when its time is over, asked in place while some is left. */
function useLeave({ clock }: PassageView, panels: Panels, command: PassageCommander) {
  const remainingMs = phaseOnClock(useClock(clock))?.remainingMs ?? 0;
  const next = phaseAhead(clock);
  const run = (kind: LeavePanelName, isEarlyConfirmed: boolean) => {
    const commands: readonly Command[] =
      kind === 'leave-for-next' && next !== null
        ? [{ type: 'start-phase', phaseId: next.id, isEarlyConfirmed }]
        : [
            { type: 'end-phase', isEarlyConfirmed },
            ...(next === null ? ([{ type: 'close-timed-phases' }] as const) : []),
          ];
    command.send(commands, panels.close);
  };
  return {
    ask: (kind: LeavePanelName) => {
      if (remainingMs > EARLY_MARGIN_MS) panels.show(kind);
      else run(kind, false);
    },
    confirm: () => {
      run(panels.open === 'leave-for-next' ? 'leave-for-next' : 'leave', true);
    },
  };
}

function useNextAct({ clock }: PassageView): NextAct {
  const { t } = useTranslation('passage');
  const current = phaseOnClock(clock);
  const next = phaseAhead(clock);
  const named = (phase: PhaseView) => ({ title: phase.title });
  if (current !== null && clock.status === 'paused') {
    return {
      label: t(`resume.${phaseKey(current.id)}`, named(current)),
      note: t('note.paused'),
      commands: [{ type: 'resume' }],
      leaves: null,
    };
  }
  if (next !== null) {
    const verb = current === null ? 'start' : 'advance';
    return {
      label: t(`${verb}.${phaseKey(next.id)}`, named(next)),
      note: current === null ? t('note.undoable') : t('note.nextPhase'),
      commands: [{ type: 'start-phase', phaseId: next.id }],
      leaves: current === null ? null : 'leave-for-next',
    };
  }
  if (current !== null) {
    return {
      label: t(`end.${phaseKey(current.id)}`, named(current)),
      note: t('note.lastPhase'),
      commands: [],
      leaves: 'leave',
    };
  }
  return {
    label: t('action.closePhases'),
    note: t('note.phasesEnded'),
    commands: [{ type: 'close-timed-phases' }],
    leaves: null,
  };
}

/** The other acts on a phase in progress, and the way back to the one before. */
function ClockCommands({
  passage,
  panels,
  leave,
}: TimedActionProps & { readonly leave: (kind: LeavePanelName) => void }) {
  const { t } = useTranslation('passage');
  const { available, clock } = passage;
  const current = phaseOnClock(clock);
  const next = phaseAhead(clock);
  if (current === null) return <ReturnButton passage={passage} panels={panels} />;
  return (
    <>
      <Button
        icon={<Glyph name="paused" />}
        keyHint="P"
        aria-expanded={panels.open === 'pause'}
        isDisabled={clock.status !== 'running'}
        onPress={() => {
          panels.show('pause');
        }}
      >
        {t('action.pause')}
      </Button>
      <Button
        icon={<Glyph name="add" />}
        aria-expanded={panels.open === 'extra-time'}
        isDisabled={!available.includes('grant-extra-time')}
        onPress={() => {
          panels.show('extra-time');
        }}
      >
        {t('action.extraTime')}
      </Button>
      <ReturnButton passage={passage} panels={panels} />
      {next === null ? null : (
        <Menu
          label={t('action.more')}
          trigger={<IconButton label={t('action.more')} icon={<Glyph name="more" />} />}
          actions={[
            {
              id: 'end',
              label: t(`end.${phaseKey(current.id)}`, { title: current.title }),
              onAction: () => {
                leave('leave');
              },
            },
            ...(clock.status === 'paused'
              ? [
                  {
                    id: 'advance',
                    label: t(`advance.${phaseKey(next.id)}`, { title: next.title }),
                    onAction: () => {
                      leave('leave-for-next');
                    },
                  },
                ]
              : []),
          ]}
        />
      )}
    </>
  );
}
