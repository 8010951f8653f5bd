import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Inline, Notice } from '../ui/index.ts';

/** A file that was opened with the application, for the screen that imports it. */
export interface HandedFile {
  readonly for: 'certification' | 'handover' | 'subject';
  readonly file: File;
}

let handed: HandedFile | null = null;
const listeners = new Set<() => void>();

/** Hands it to its screen, in the place of one that nobody took. */
export function handFile(next: HandedFile | null): void {
  handed = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether a screen was opened for such a file: what imports it then stands first on it, and stays there. */
export function useWasHanded(kind: HandedFile['for']): boolean {
  const isHanded = useSyncExternalStore(subscribe, () => handed)?.for === kind;
  const [was, setWas] = useState(isHanded);
  if (isHanded && !was) setWas(true);
  return was;
}

export interface HandedFileNoticeProps {
  readonly for: HandedFile['for'];
  /** Named by what it does with the file. */
  readonly label: string;
  readonly onUse: (file: File) => void;
}

/** Names the file that was opened, and does nothing with it before someone says so. */
export function HandedFileNotice({ for: kind, label, onUse }: HandedFileNoticeProps) {
  const { t } = useTranslation();
  const current = useSyncExternalStore(subscribe, () => handed);
  if (current?.for !== kind) return null;
  const { file } = current;
  return (
    <Notice
      tone="info"
      isLive
      title={t('handedFile', { name: file.name })}
      actions={
        <Inline>
          <Button
            onPress={() => {
              handFile(null);
              onUse(file);
            }}
          >
            {label}
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              handFile(null);
            }}
          >
            {t('action.close')}
          </Button>
        </Inline>
      }
    />
  );
}
