import { useTranslation } from 'react-i18next';
import { DateField, FieldGrid, Section, Stack, TextField } from '../../../ui/index.ts';
import type { SessionDetails } from '../../../../../shared/areas/preparation/sessions.ts';
import type { SessionDraft, SessionDraftFault } from '../session-draft.ts';

export interface DayFieldsProps {
  readonly draft: SessionDraft;
  readonly errorOf: (fault: SessionDraftFault) => string | undefined;
  readonly onChange: (patch: Partial<SessionDraft>) => void;
}

/** The details of a session in its form: what it is called, when and where it sits. */
export function DayFields({ draft, errorOf, onChange: set }: DayFieldsProps) {
  const { t } = useTranslation('session');
  return (
    <Section title={t('form.day')}>
      <Stack gap="3">
        <TextField
          id="session-title"
          label={t('form.title')}
          description={t('form.titleHint')}
          value={draft.title}
          onChange={(title) => {
            set({ title });
          }}
          errorMessage={errorOf('title')}
          maxLength={200}
          placeholder={t('form.titleExample')}
        />
        <FieldGrid>
          <div id="session-date">
            <DateField
              label={t('form.date')}
              value={draft.date}
              onChange={(date) => {
                set({ date });
              }}
              errorMessage={errorOf('date')}
            />
          </div>
          <TextField
            id="session-place"
            label={t('form.place')}
            description={t('form.placeHint')}
            value={draft.place}
            onChange={(place) => {
              set({ place });
            }}
            errorMessage={errorOf('place')}
            maxLength={200}
          />
        </FieldGrid>
      </Stack>
    </Section>
  );
}

/** The details that stand among the facts of a session's page; its title, day and place stand at the head. */
export function useDayFacts(session: SessionDetails) {
  const { t } = useTranslation(['session', 'common']);
  return [{ term: t('page.status'), value: t(`common:status.${session.status}`) }];
}
