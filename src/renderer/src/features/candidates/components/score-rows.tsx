import { useTranslation } from 'react-i18next';
import type { PreviewScore, ScorePreview } from '../../../../../shared/areas/candidates/scores.ts';
import { useFormats } from '../../../lib/format.ts';
import { Select, Table } from '../../../ui/index.ts';
import { useDecimal, lineWords, reasonWords } from '../person-words.ts';
import type { GivenScores } from '../queries.ts';

type Choices = Pick<GivenScores, 'choices'>;

export interface ScoreRowsProps {
  readonly preview: Pick<ScorePreview, 'rows'>;
  readonly draft: Choices;
  readonly onChange: (part: Choices) => void;
}

/** The rows of a file of results: whose each is, what it says, and what to mend by its column. */
export function ScoreRows({ draft, onChange, preview }: ScoreRowsProps) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const decimal = useDecimal();
  const named = ({ candidate, named: { birthName, firstName, fullName } }: PreviewScore) =>
    candidate === null
      ? fullName === ''
        ? `${firstName} ${birthName}`.trim()
        : fullName
      : lineWords(t, { ...candidate, isSample: false }, shortDate);
  const said = ({ kind, payload: { date, isExcused, outcome, outOf, value } }: PreviewScore) =>
    [
      kind === 'absence' ? t(isExcused ? 'state.excused' : 'state.absent') : t(`entryKind.${kind}`),
      ...(value === null || outOf === null
        ? []
        : [t('entry.of', { value: decimal(value), outOf: decimal(outOf) })]),
      ...(outcome === null ? [] : [t(`entryOutcome.${outcome}`)]),
      ...(date === '' ? [] : [shortDate(date)]),
    ].join(', ');
  const state = (row: PreviewScore) => {
    if (row.faults.length > 0) {
      return row.faults
        .map(({ cell, column, field, reason }) =>
          t(cell === '' ? 'import.faultEmpty' : 'import.fault', {
            field:
              column === null
                ? t(`scores.field.${field}`)
                : t('scores.column', { column, field: t(`scores.field.${field}`) }),
            reason: reasonWords(t, reason),
            cell,
          }),
        )
        .join(' ');
    }
    if (row.isKnown) return t('scores.known');
    const [against] = row.against;
    if (against === undefined) return t('import.good');
    const { outOf, value } = against.payload;
    return t('scores.against', {
      standing:
        value === null || outOf === null
          ? t(`entryKind.${against.kind}`)
          : t('entry.of', { value: decimal(value), outOf: decimal(outOf) }),
    });
  };
  return (
    <Table
      label={t('import.rows')}
      items={preview.rows}
      getId={({ line }) => String(line)}
      columns={[
        { id: 'line', title: '', width: '6rem', render: ({ line }) => t('import.line', { line }) },
        { id: 'name', title: t('column.name'), isRowHeader: true, render: named },
        { id: 'said', title: t('column.evidence'), render: said },
        { id: 'state', title: t('column.state'), render: state },
        {
          id: 'who',
          title: t('import.who'),
          width: '18rem',
          render: (row) =>
            row.alike.length === 0 ? null : (
              <Select
                label={t('import.who')}
                placeholder={t('import.wait')}
                options={row.alike.map((person) => ({
                  id: person.enrolmentId,
                  label: lineWords(t, { ...person, isSample: false }, shortDate),
                }))}
                value={draft.choices.find(({ line }) => line === row.line)?.enrolmentId ?? null}
                onChange={(enrolmentId) => {
                  const others = draft.choices.filter(({ line }) => line !== row.line);
                  onChange({ choices: [...others, { line: row.line, enrolmentId }] });
                }}
              />
            ),
        },
      ]}
    />
  );
}
