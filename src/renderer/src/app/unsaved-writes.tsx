import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { keptWrites } from '../lib/api.ts';
import type { RefusedEntry } from '../lib/entry-queue.ts';
import { errorTexts } from '../lib/errors.ts';
import type { KeptWrite } from '../lib/kept-writes.ts';
import { Button, Inline, Notice } from '../ui/index.ts';

/** Every write that the data could not take, on every screen: it stays until it is sent again or dropped by hand. */
export function UnsavedWrites() {
  const { t } = useTranslation('common');
  const errors = useTranslation('errors').t;
  const { refused } = useSyncExternalStore(keptWrites.subscribe, keptWrites.state);
  const last = refused.at(-1);
  if (last === undefined) return null;
  const texts = errorTexts(errors, last.error);
  return (
    <Notice tone="danger" isLive title={t('unsaved.title', { count: refused.length })}>
      <p>
        {texts.what} {t('unsaved.kept')} {texts.todo}
      </p>
      <ul>
        {refused.map((entry) => (
          <UnsavedLine key={entry.id} entry={entry} />
        ))}
      </ul>
    </Notice>
  );
}

function UnsavedLine({ entry }: { readonly entry: RefusedEntry<KeptWrite> }) {
  const { t } = useTranslation('common');
  const { send, subject, words } = entry.request;
  const about = t(`unsaved.subject.${subject}`);
  const text = words.length === 0 ? about : t('unsaved.entry', { subject: about, text: words.join(', ') });
  return (
    <li>
      {text}
      {send === null ? ` ${t('unsaved.redo')}` : null}
      <Inline gap="1">
        {send === null ? null : (
          <Button
            aria-label={t('unsaved.retryOf', { entry: text })}
            onPress={() => {
              keptWrites.retry(entry.id);
            }}
          >
            {t('unsaved.retry')}
          </Button>
        )}
        <Button
          variant="quiet"
          aria-label={t('unsaved.dropOf', { entry: text })}
          onPress={() => {
            keptWrites.drop(entry.id);
          }}
        >
          {t('unsaved.drop')}
        </Button>
      </Inline>
    </li>
  );
}
