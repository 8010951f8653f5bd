import { useTranslation } from 'react-i18next';
import type { BlocCell, DecisionsTable, TableRow } from '../../../../../shared/areas/decisions.ts';
import { useFormats } from '../../../lib/format.ts';
import { Button, Notice, bindClasses } from '../../../ui/index.ts';
import styles from '../decisions.module.css';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';
import { SealedList } from './ruling-summary.tsx';

const cx = bindClasses(styles);

interface BlocNoticesProps {
  readonly bloc: BlocCell;
  readonly words: BlocWordsHook;
}

/** What is missing or contradicts, said before anything else. */
export function BlocNotices({ bloc, words }: BlocNoticesProps) {
  const { t } = useTranslation('decisions');
  const { attention, calculation, current, draft, evidence, held } = bloc;
  const { formats, testTitle } = words;
  const titles = (ids: readonly string[]) => formats.list(ids.map(testTitle));
  const unconfirmed = [
    ...new Set(evidence.flatMap((each) => (each.status === 'to-be-confirmed' ? [each.testId] : []))),
  ];
  if (held !== null) {
    return (
      <div className={cx('notices')}>
        <Notice tone="success" title={t('notice.held', { date: formats.shortDate(held.heldOn) })}>
          {held.reference}
        </Notice>
      </div>
    );
  }
  const notices = [
    draft?.isOutdated === true ? (
      <Notice key="outdated" tone="caution" title={t('notice.outdated')}>
        {t('notice.outdatedText')}
      </Notice>
    ) : null,
    current.state === 'to-settle' ? (
      <Notice key="settle" tone="caution" title={t('notice.toSettle')}>
        <SealedList rulings={current.heads} words={words} />
      </Notice>
    ) : null,
    calculation.contradictions.length > 0 ? (
      <Notice
        key="contradiction"
        tone="caution"
        title={t('notice.contradiction', {
          tests: titles(calculation.contradictions.map(({ testId }) => testId)),
        })}
      >
        {t('notice.contradictionText')}
      </Notice>
    ) : null,
    attention === 'divergent' ? (
      <Notice key="divergent" tone="caution" title={t('notice.divergent')}>
        {t('notice.divergentText')}
      </Notice>
    ) : null,
    calculation.missing.length > 0 ? (
      <Notice
        key="missing"
        tone="caution"
        title={t('notice.missing', { tests: titles(calculation.missing) })}
      >
        {t('notice.missingText')}
      </Notice>
    ) : null,
    calculation.absent.length > 0 ? (
      <Notice key="absent" title={t('notice.absent', { tests: titles(calculation.absent) })}>
        {t('notice.absentText')}
      </Notice>
    ) : null,
    unconfirmed.length > 0 ? (
      <Notice
        key="unconfirmed"
        tone="caution"
        title={t('notice.unconfirmed', { tests: titles(unconfirmed) })}
      >
        {t('notice.unconfirmedText')}
      </Notice>
    ) : null,
    current.state === 'none' && current.revoked.length > 0 ? (
      <Notice key="revoked" title={t('notice.revoked')}>
        <SealedList rulings={current.revoked} words={words} />
      </Notice>
    ) : null,
  ].filter((notice) => notice !== null);
  return notices.length === 0 ? null : <div className={cx('notices')}>{notices}</div>;
}

interface JuryNoticesProps {
  readonly table: Pick<DecisionsTable, 'members'>;
  readonly row: TableRow;
  readonly onDeclare: (jurorId: string) => void;
}

/** What keeps the jury from deciding on a candidate, and who has no part in it. */
export function JuryNotices({ onDeclare, row, table }: JuryNoticesProps) {
  const { t } = useTranslation(['decisions', 'errors']);
  const { list } = useFormats();
  const { evaluatorIds, isGone, lacks, linkedIds } = row;
  const evaluators = evaluatorIds.filter((id) => !linkedIds.includes(id));
  const members = (ids: readonly string[]) => table.members.filter(({ id }) => ids.includes(id));
  if (!isGone && lacks.length === 0 && linkedIds.length === 0 && evaluators.length === 0) return null;
  return (
    <div className={cx('notices')}>
      {isGone ? (
        <Notice tone="caution" title={t('notice.gone')}>
          {t('notice.goneText')}
        </Notice>
      ) : null}
      {lacks.map(({ code, jurorIds }) => (
        <Notice key={code} tone="caution" title={t(`errors:${code}.what`)}>
          {code === 'declarations-missing' ? (
            <div className={cx('acts')}>
              {members(jurorIds).map(({ id, name }) => (
                <Button
                  key={id}
                  onPress={() => {
                    onDeclare(id);
                  }}
                >
                  {t('links.declare', { name })}
                </Button>
              ))}
            </div>
          ) : (
            t(`errors:${code}.todo`)
          )}
        </Notice>
      ))}
      {evaluators.length === 0 ? null : (
        <Notice
          tone="caution"
          title={t('notice.evaluated', {
            count: evaluators.length,
            names: list(members(evaluators).map(({ name }) => name)),
          })}
        >
          {t('notice.evaluatedText')}
        </Notice>
      )}
      {linkedIds.length === 0 ? null : (
        <Notice
          title={t('notice.linked', {
            count: linkedIds.length,
            names: list(members(linkedIds).map(({ name }) => name)),
          })}
        />
      )}
    </div>
  );
}
