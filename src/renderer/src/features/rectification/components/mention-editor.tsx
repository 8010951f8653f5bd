import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MentionChange } from '../../../../../domain/minutes/rectification.ts';
import { Button, Select, Stack } from '../../../ui/index.ts';
import type { Rectifiable } from '../rectifiable.ts';
import styles from '../rectification.module.css';
import { MentionField } from './mention-field.tsx';

export interface MentionEditorProps {
  readonly document: Rectifiable;
  readonly changes: readonly MentionChange[];
  readonly onKeep: (change: MentionChange) => void;
}

/** Chooses a mention of the closed list, shows what stands, and takes what should stand. */
export function MentionEditor({ changes, document, onKeep }: MentionEditorProps) {
  const { t } = useTranslation('rectification');
  const { mentions, refusalOf, valueOf } = document;
  const [path, setPath] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const [isTried, setTried] = useState(false);
  const mention = mentions.find((candidate) => candidate.path === path);
  const refusal = mention === undefined ? null : refusalOf({ path: mention.path, value });

  const choose = (chosen: string) => {
    const kept = changes.find((change) => change.path === chosen);
    setPath(chosen);
    setValue(kept?.value ?? mentions.find((candidate) => candidate.path === chosen)?.value ?? '');
    setTried(false);
  };
  const keep = () => {
    setTried(true);
    if (mention === undefined || refusal !== null) return;
    onKeep({ path: mention.path, value });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Stack>
        <Select
          label={t('mentions.choose')}
          placeholder={t('mentions.placeholder')}
          options={mentions.map((candidate) => ({
            id: candidate.path,
            label: candidate.name,
            description: valueOf(candidate.path, candidate.value),
          }))}
          value={path}
          onChange={choose}
        />
        {mention === undefined ? null : (
          <>
            <dl className={styles['present']}>
              <dt>{t('mentions.present')}</dt>
              <dd>{valueOf(mention.path, mention.value)}</dd>
            </dl>
            <MentionField
              key={mention.path}
              mention={mention}
              value={value}
              onChange={setValue}
              valueOf={(choice) => valueOf(mention.path, choice)}
              errorMessage={isTried && refusal !== null ? t(`refusal.${refusal}`) : undefined}
            />
            <div>
              <Button type="submit">{t('mentions.add')}</Button>
            </div>
          </>
        )}
      </Stack>
    </form>
  );
}
