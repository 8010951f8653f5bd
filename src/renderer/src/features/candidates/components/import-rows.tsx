import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../../domain/candidate/person.ts';
import type { PreviewRow } from '../../../../../shared/areas/candidates.ts';
import { useFormats } from '../../../lib/format.ts';
import { Select, Table } from '../../../ui/index.ts';
import { lineWords, reasonWords } from '../person-words.ts';

/** Whose a row is, by its line: a person, or null for someone new. */
export type RowChoices = ReadonlyMap<number, string | null>;

export interface ImportRowsProps {
  readonly rows: readonly PreviewRow[];
  readonly choices: RowChoices;
  readonly onChange: (choices: RowChoices) => void;
}

const WAIT = 'wait';
const NEW = 'new';

/** The rows of a file: whether each can be taken, what to mend, and who it may be. */
export function ImportRows({ choices, onChange, rows }: ImportRowsProps) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const chosenFor = (line: number) => {
    const choice = choices.get(line);
    return choice === undefined ? WAIT : (choice ?? NEW);
  };
  const choose = (line: number, id: string) => {
    const next = new Map(choices);
    if (id === WAIT) next.delete(line);
    else next.set(line, id === NEW ? null : id);
    onChange(next);
  };
  return (
    <Table
      label={t('import.rows')}
      items={rows}
      getId={({ line }) => String(line)}
      columns={[
        {
          id: 'line',
          title: '',
          width: '6rem',
          render: ({ line }) => t('import.line', { line }),
        },
        {
          id: 'name',
          title: t('column.name'),
          isRowHeader: true,
          render: ({ person }) => displayName(person),
        },
        {
          id: 'birth',
          title: t('column.birth'),
          width: '9rem',
          render: ({ person }) =>
            person.birth.date === null ? t('unknownDate') : shortDate(person.birth.date),
        },
        {
          id: 'state',
          title: t('column.state'),
          render: ({ faults }) =>
            faults.length === 0
              ? t('import.good')
              : faults
                  .map(({ cell, field, reason }) =>
                    t(cell === '' ? 'import.faultEmpty' : 'import.fault', {
                      field: t(`field.${field}`),
                      reason: reasonWords(t, reason),
                      cell,
                    }),
                  )
                  .join(' '),
        },
        {
          id: 'who',
          title: t('import.who'),
          width: '20rem',
          render: ({ alike, faults, line }) =>
            alike.length === 0 || faults.length > 0 ? null : (
              <Select
                label={t('import.who')}
                placeholder={t('import.wait')}
                options={[
                  { id: WAIT, label: t('import.wait') },
                  ...alike.map((known) => ({
                    id: known.personId,
                    label: lineWords(t, known, shortDate),
                    description: t(`alike.${known.likeness}`),
                  })),
                  { id: NEW, label: t('import.someoneNew') },
                ]}
                value={chosenFor(line)}
                onChange={(id) => {
                  choose(line, id);
                }}
              />
            ),
        },
      ]}
    />
  );
}
