import { useTranslation } from 'react-i18next';
import { MAX_HANDED } from '../../../../../shared/areas/preparation/setups.ts';
import { Section, Stack, TextArea, TextField } from '../../../ui/index.ts';
import type { OfferedTest, SetupDraft } from '../setup-draft.ts';

export interface HandoutFieldsProps {
  readonly chosen: OfferedTest;
  readonly handouts: SetupDraft['handouts'];
  readonly isBegun: boolean;
  readonly onChange: (handouts: SetupDraft['handouts']) => void;
}

/** What the test is played with, beside a subject: without it the test does not start. */
export function HandoutFields({ chosen, handouts, isBegun, onChange }: HandoutFieldsProps) {
  const { t } = useTranslation('setup');
  const { materials } = chosen.test;
  const [isText, isQuestion] = [materials.includes('text'), materials.includes('drawn-question')];
  const isFile = materials.includes('candidate-file');
  if (!isText && !isQuestion && !isFile) return null;
  return (
    <Section title={t('handouts.title')} description={t('handouts.note')}>
      <Stack gap="3">
        {isText ? (
          <>
            <TextField
              label={t('handouts.textTitle')}
              value={handouts.textTitle}
              maxLength={200}
              isDisabled={isBegun}
              onChange={(textTitle) => {
                onChange({ ...handouts, textTitle });
              }}
            />
            <TextArea
              label={t('handouts.text')}
              value={handouts.text}
              maxLength={MAX_HANDED}
              rows={8}
              isDisabled={isBegun}
              onChange={(text) => {
                onChange({ ...handouts, text });
              }}
            />
          </>
        ) : null}
        {isQuestion ? (
          <TextArea
            label={t('handouts.questions')}
            description={t('handouts.questionsHint')}
            value={handouts.questions}
            rows={6}
            isDisabled={isBegun}
            onChange={(questions) => {
              onChange({ ...handouts, questions });
            }}
          />
        ) : null}
        {isFile ? <p>{t('handouts.file')}</p> : null}
      </Stack>
    </Section>
  );
}
