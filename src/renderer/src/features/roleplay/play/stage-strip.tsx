import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Glyph, IconButton, bindClasses, formatDuration } from '../../../ui/index.ts';
import { useSubjectWords } from '../../subjects/index.ts';
import { useStamps } from '../hooks/use-stamps.ts';
import { useRoleplay } from '../queries.ts';
import styles from './play.module.css';

const cx = bindClasses(styles);

/** The stages of the sales interview, each to be stamped as it passes: the row becomes a timeline. */
export function StageStrip({ passage }: { readonly passage: PassageView }) {
  const view = useRoleplay(passage.passageId).data;
  return view === undefined || view.subject === null ? null : (
    <Strip view={view} stages={view.subject.stages} />
  );
}

interface StripProps {
  readonly view: RoleplayView;
  readonly stages: NonNullable<RoleplayView['subject']>['stages'];
}

function Strip({ view, stages }: StripProps) {
  const { t } = useTranslation('roleplay');
  const words = useSubjectWords();
  const stamps = useStamps(view);
  const passed = view.timeline.filter(({ kind }) => kind === 'stage');
  const last = passed.at(-1);
  const undoLabel = t('stamp.undoLast');
  return (
    <section className={cx('strip')} aria-label={t('stages.label')} data-pinned>
      <ol className={cx('stages')}>
        {stages.map((stage) => {
          const times = passed.filter(({ targetId }) => targetId === stage);
          const isCurrent = last?.targetId === stage;
          return (
            <li key={stage} {...(isCurrent ? { 'aria-current': 'step' as const } : {})}>
              <AriaButton
                className={cx('stage', times.length > 0 && 'passed', isCurrent && 'current')}
                onPress={() => {
                  stamps.give('stage', stage);
                }}
              >
                <span className={cx('dot')} aria-hidden />
                <span>{words.stage(stage)}</span>
                <span className={cx('stageTime')}>
                  {times.length === 0
                    ? t('stages.waiting')
                    : times.map(({ elapsedMs }) => formatDuration(elapsedMs)).join(' · ')}
                </span>
              </AriaButton>
            </li>
          );
        })}
      </ol>
      <IconButton
        label={undoLabel}
        icon={<Glyph name="undo" size={18} />}
        isDisabled={last === undefined}
        onPress={() => {
          if (last !== undefined) stamps.takeBack(last.id);
        }}
      />
      <ErrorNotice error={stamps.error} />
    </section>
  );
}
