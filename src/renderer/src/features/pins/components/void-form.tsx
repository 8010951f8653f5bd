import { useState } from 'react';
import type { ComponentProps } from 'react';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Disclosure, Notice, PIN_MIN_LENGTH, Stack, TextField } from '../../../ui/index.ts';
import { ConfirmerField } from './confirmer-field.tsx';
import type { Confirmer } from './confirmer-field.tsx';

/** Why something is voided, and who answers for it. */
export interface Voiding {
  readonly reason: string;
  readonly confirmer: Confirmer;
}

interface VoidFormProps {
  readonly title: string;
  readonly level?: ComponentProps<typeof Disclosure>['level'];
  /** What it does to what was signed. */
  readonly effect?: string;
  readonly reasonLabel: string;
  readonly actionLabel: string;
  readonly sessionId: string;
  /** Who may answer for it; the first is proposed. */
  readonly members: ComponentProps<typeof ConfirmerField>['members'];
  /** False where nothing was signed yet: nobody has to answer. */
  readonly needsPin?: boolean;
  readonly write: { readonly error: unknown; readonly isPending: boolean };
  readonly onVoid: (voiding: Voiding, options: { readonly onError: () => void }) => void;
}

/** The way back from something signed: its reason, and the PIN of one who answers for it, which goes when it is refused. */
export function VoidForm({
  actionLabel,
  effect,
  level,
  members,
  needsPin = true,
  onVoid,
  reasonLabel,
  sessionId,
  title,
  write,
}: VoidFormProps) {
  const [reason, setReason] = useState('');
  const [confirmer, setConfirmer] = useState<Confirmer>({ jurorId: members[0]?.jurorId ?? '', pin: '' });
  const isReady = reason.trim() !== '' && (!needsPin || confirmer.pin.length >= PIN_MIN_LENGTH);
  const submit = () => {
    if (!isReady || write.isPending) return;
    const onError = () => {
      setConfirmer({ ...confirmer, pin: '' });
    };
    onVoid({ reason, confirmer }, { onError });
  };
  return (
    <Disclosure title={title} {...(level === undefined ? {} : { level })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          {effect === undefined ? null : <Notice tone="caution">{effect}</Notice>}
          <TextField label={reasonLabel} value={reason} onChange={setReason} isRequired />
          {needsPin ? (
            <ConfirmerField
              sessionId={sessionId}
              members={members}
              value={confirmer}
              onChange={setConfirmer}
              onSubmit={submit}
            />
          ) : null}
          <ErrorNotice error={write.error} />
          <div>
            <Button type="submit" variant="danger" isDisabled={!isReady} isPending={write.isPending}>
              {actionLabel}
            </Button>
          </div>
        </Stack>
      </form>
    </Disclosure>
  );
}
