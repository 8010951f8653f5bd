import { useTranslation } from 'react-i18next';
import type { DecisionsTable, TableRow } from '../../../../../shared/areas/decisions.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Wording } from '../../../lib/wording.tsx';
import { Checkbox, DateField, RadioGroup, TextArea, TextField, bindClasses } from '../../../ui/index.ts';
import { BallotFields } from '../../deliberation/index.ts';
import styles from '../decisions.module.css';
import type { BlocWordsHook } from '../hooks/bloc-words.ts';
import type { DecisionForm } from '../hooks/decision-form.ts';
import { AnsweringPins } from './answering-pins.tsx';

const cx = bindClasses(styles);

export interface DecisionFieldsProps {
  readonly table: DecisionsTable;
  readonly row: TableRow;
  readonly form: DecisionForm;
  readonly words: BlocWordsHook;
}

/** What the jury decides of a bloc: outcome, reason, reserve, vote and dissents, and the word of who answers for it. */
export function DecisionFields({ form, row, table, words }: DecisionFieldsProps) {
  const { t } = useTranslation(['decisions', 'common', 'errors']);
  const { answering, ballot, change, draft, error, options, submit } = form;
  const { outcome } = draft;
  const voters = table.members
    .filter(({ id }) => row.voterIds.includes(id))
    .map(({ id, name }) => ({ jurorId: id, name, isPresident: id === row.presidentId }));
  return (
    <form
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <RadioGroup
        label={t('decide.outcome')}
        options={options.map(({ id, refusal }) => ({
          id,
          label: <Wording>{words.outcome({ kind: 'decision', outcome: id })}</Wording>,
          isDisabled: refusal !== null,
          ...(refusal === null ? {} : { description: t(`errors:${refusal}.what`) }),
        }))}
        value={outcome}
        onChange={(chosen) => {
          change({ outcome: chosen });
        }}
        isRequired
      />
      {outcome === 'conditional' ? <ConditionFields form={form} /> : null}
      <TextArea
        label={t('decide.reason')}
        value={draft.reason}
        onChange={(reason) => {
          change({ reason });
        }}
        rows={3}
        {...(form.owesReason
          ? { description: t('decide.reasonOwed'), isRequired: true }
          : { optionalLabel: t('common:optional') })}
      />
      {outcome === 'refused' || outcome === 'adjourned' || outcome === 'conditional' ? (
        <TextArea
          label={t('decide.recommendations')}
          description={t('decide.recommendationsHelp')}
          optionalLabel={t('common:optional')}
          value={draft.recommendations}
          onChange={(recommendations) => {
            change({ recommendations });
          }}
          rows={2}
        />
      ) : null}
      {voters.length === 0 ? null : <BallotFields ballot={ballot} voters={voters} />}
      <AnsweringPins sessionId={table.session.id} answering={answering} onSubmit={submit} />
      <ErrorNotice error={error} />
    </form>
  );
}

/** A document by a day, and who says that it came: never something still to assess. */
function ConditionFields({ form: { change, draft } }: Pick<DecisionFieldsProps, 'form'>) {
  const { t } = useTranslation('decisions');
  return (
    <>
      <TextField
        label={t('decide.document')}
        description={t('decide.documentHelp')}
        value={draft.document}
        maxLength={200}
        onChange={(document) => {
          change({ document });
        }}
        isRequired
      />
      <DateField
        label={t('decide.dueOn')}
        value={draft.dueOn}
        onChange={(dueOn) => {
          change({ dueOn });
        }}
        isRequired
      />
      <Checkbox
        isSelected={draft.isLiftedByPresident}
        onChange={(isLiftedByPresident) => {
          change({ isLiftedByPresident });
        }}
      >
        {t('decide.liftedByPresident')}
      </Checkbox>
    </>
  );
}
