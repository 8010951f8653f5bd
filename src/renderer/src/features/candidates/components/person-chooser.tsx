import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../../domain/candidate/person.ts';
import type { CandidateFile } from '../../../../../shared/areas/candidates.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { Button, Inline, Notice, SearchField, Stack } from '../../../ui/index.ts';
import { api } from '../../../lib/api.ts';
import { useFirstCandidates } from '../hooks/use-candidate-pages.ts';
import { lineWords } from '../person-words.ts';

export interface PersonChooserProps {
  /** Names typed so far: who is in the same name is shown. */
  readonly typed: { readonly lastName: string; readonly firstName: string };
  /** Whose file the passage belongs to already. */
  readonly personId: string | null;
  readonly onChoose: (file: CandidateFile | null) => void;
}

const MOST_SHOWN = 5;

/** Someone who has a file already: chosen by hand, and pointed out when the same name is typed. */
export function PersonChooser({ onChoose, personId, typed }: PersonChooserProps) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const [chosen, setChosen] = useState<CandidateFile | null>(null);
  const [text, setText] = useState('');
  const searched = useDeferredValue(text).trim();
  const isNamed = typed.lastName.trim() !== '' && typed.firstName.trim() !== '';
  const wanted = useDeferredValue(isNamed ? `${typed.lastName} ${typed.firstName}` : '');
  const isSearching = searched !== '';
  const query = useFirstCandidates({ text: isSearching ? searched : wanted });
  const read = useWrite((id: string) => api.candidates.get({ personId: id }));
  if (chosen !== null) {
    return (
      <Notice
        tone="success"
        actions={
          <Button
            onPress={() => {
              setChosen(null);
              onChoose(null);
            }}
          >
            {t('choose.clear')}
          </Button>
        }
      >
        {t('choose.chosen', { name: displayName(chosen) })}
      </Notice>
    );
  }
  // Rows of the search before would go from under the pointer: someone else could be chosen.
  const isShown = (isSearching || wanted !== '') && !query.isPlaceholderData;
  const rows = (isShown ? (query.data?.rows ?? []) : [])
    .filter((row) => row.personId !== personId)
    .slice(0, MOST_SHOWN);
  return (
    <Stack>
      <SearchField
        label={t('choose.search')}
        placeholder={t('placeholder')}
        value={text}
        maxLength={200}
        onChange={setText}
      />
      <ErrorNotice error={read.error} />
      {rows.length === 0 ? null : (
        <Notice title={isSearching ? undefined : t('choose.alikeTitle')}>
          {rows.map((row) => (
            <Inline key={row.personId}>
              <span>{lineWords(t, row, shortDate)}</span>
              <Button
                isPending={read.isPending && read.variables === row.personId}
                onPress={() => {
                  read.mutate(row.personId, {
                    onSuccess: (file) => {
                      setChosen(file);
                      onChoose(file);
                    },
                  });
                }}
              >
                {t('choose.use')}
              </Button>
            </Inline>
          ))}
        </Notice>
      )}
    </Stack>
  );
}
