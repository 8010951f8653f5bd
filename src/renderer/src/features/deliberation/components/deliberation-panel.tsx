import { useTranslation } from 'react-i18next';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { PrimaryBar, bindClasses } from '../../../ui/index.ts';
import { usePassageCommand } from '../hooks/use-deliberation-writes.ts';
import { useDeliberation } from '../queries.ts';
import moduleStyles from './deliberation.module.css';
import { ProposalLine } from './proposal-line.tsx';
import { ResultMatrix } from './result-matrix.tsx';

const cx = bindClasses(moduleStyles);
const MINUTE_MS = 60_000;

/** Sealed grids side by side, divergences first; the jury settles a result for each competence. */
export function DeliberationPanel({ passage }: { readonly passage: PassageView }) {
  const query = useDeliberation(passage.passageId);
  return <Loaded query={query}>{(view) => <Deliberation passage={passage} view={view} />}</Loaded>;
}

interface DeliberationProps {
  readonly passage: PassageView;
  readonly view: DeliberationView;
}

/** In whole minutes, quietly: nothing happens when it is over. */
function Remaining({ limit }: { readonly limit: NonNullable<DeliberationView['limit']> }) {
  const { t } = useTranslation('deliberation');
  const left = Math.ceil((limit.limitMs - limit.elapsedMs) / MINUTE_MS);
  const given = t('limit.given', { count: Math.round(limit.limitMs / MINUTE_MS) });
  return (
    <p className={cx('lede')}>
      {given} {left > 0 ? t('limit.left', { count: left }) : t('limit.over')}
    </p>
  );
}

function Deliberation({ passage, view }: DeliberationProps) {
  const { t } = useTranslation('deliberation');
  const command = usePassageCommand();
  const undecided = view.results.filter(({ standing }) => standing === null);
  const divided = view.results.filter(({ divergence }) => divergence > 0).length;
  return (
    <div className={cx('panel')}>
      <div className={cx('scroll', 'wide')}>
        <div className={cx('still')}>
          <h2 className={cx('title')}>{t('title')}</h2>
          <p className={cx('lede')}>
            {divided === 0 ? t('allAgree') : t('divergences', { count: divided })} {t('howTo')}
          </p>
          {view.limit === null ? null : <Remaining limit={view.limit} />}
        </div>
        <ResultMatrix view={view} phases={passage.clock.phases} />
        <div className={cx('still')}>
          <ProposalLine view={view} blocs={passage.blocs} />
          <ErrorNotice error={command.error} />
        </div>
      </div>
      {/* Once nobody sits any more, the passage offers the finding in this place. */}
      {passage.available.includes('open-finding') ? null : (
        <PrimaryBar
          label={t('close')}
          blockersTitle={t('withoutResult')}
          blockers={undecided.map(({ competenceId }) => competenceId)}
          note={t('closeNote')}
          isPending={command.isPending}
          onPress={() => {
            command.mutate({ passageId: view.passageId, command: { type: 'close-deliberation' } });
          }}
        />
      )}
    </div>
  );
}
