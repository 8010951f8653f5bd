import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TimestampAuthorityView, TimestampTrialView } from '../../../../../shared/areas/timestamps.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, FileField, Inline, Stack, TextField, showToast } from '../../../ui/index.ts';
import { authorityInputOf, draftFaults, draftOf } from '../authority-draft.ts';
import type { AuthorityDraft } from '../authority-draft.ts';
import { TrialNotice } from './trial-notice.tsx';
import { certificateBytes, useSaveAuthority, useTryAuthority } from '../hooks/use-timestamp-writes.ts';

/** Address, policy and certificate of the authority: tried first, then kept. */
export function AuthorityForm({ authority }: { readonly authority: TimestampAuthorityView | null }) {
  const { t } = useTranslation('timestamps');
  const [draft, setDraft] = useState<AuthorityDraft>(() => draftOf(authority));
  const [hasTried, setTried] = useState(false);
  const [fileError, setFileError] = useState<unknown>(null);
  const save = useSaveAuthority();
  const trial = useTryAuthority();
  const faults = hasTried ? draftFaults(draft) : [];

  function change(changes: Partial<AuthorityDraft>) {
    setDraft({ ...draft, ...changes });
    trial.reset();
    save.reset();
  }

  async function choose(file: File) {
    setFileError(null);
    const bytes = await certificateBytes(file);
    change({ certificate: { kind: 'new', name: file.name, bytes } });
  }

  function send(act: (input: ReturnType<typeof authorityInputOf>) => void) {
    setTried(true);
    if (draftFaults(draft).length === 0) act(authorityInputOf(draft));
  }

  function keep({ highest }: TimestampTrialView) {
    const bytes = Uint8Array.from(highest.der);
    setDraft({ ...draft, certificate: { kind: 'new', name: highest.subject, bytes } });
  }

  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        send((input) => {
          save.mutate(input, {
            onSuccess: () => {
              showToast({ message: t('saved') });
            },
          });
        });
      }}
    >
      <Stack gap="3">
        <TextField
          label={t('url')}
          description={t('urlNote')}
          type="url"
          value={draft.url}
          onChange={(url) => {
            change({ url });
          }}
          maxLength={500}
          {...(faults.includes('url') ? { errorMessage: t('urlFault') } : {})}
        />
        <TextField
          label={t('policy')}
          optionalLabel={t('optional')}
          description={t('policyNote')}
          value={draft.policy}
          onChange={(policy) => {
            change({ policy });
          }}
          maxLength={200}
          {...(faults.includes('policy') ? { errorMessage: t('policyFault') } : {})}
        />
        <CertificateField
          certificate={draft.certificate}
          onSelect={(file) => {
            choose(file).catch(setFileError);
          }}
          onForget={() => {
            change({ certificate: { kind: 'none' } });
          }}
        />
        <ErrorNotice error={fileError ?? trial.error ?? save.error} />
        {trial.data === undefined ? null : (
          <TrialNotice
            trial={trial.data}
            isKept={draft.certificate.kind !== 'none'}
            onKeep={() => {
              keep(trial.data);
            }}
          />
        )}
        <Inline>
          <Button
            isPending={trial.isPending}
            onPress={() => {
              send((input) => {
                trial.mutate(input);
              });
            }}
          >
            {t('try')}
          </Button>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('save')}
          </Button>
        </Inline>
      </Stack>
    </Form>
  );
}

interface CertificateFieldProps {
  readonly certificate: AuthorityDraft['certificate'];
  readonly onSelect: (file: File) => void;
  readonly onForget: () => void;
}

function CertificateField({ certificate, onForget, onSelect }: CertificateFieldProps) {
  const { t } = useTranslation('timestamps');
  const current =
    certificate.kind === 'none' ? undefined : (
      <Inline>
        <span>{certificate.name}</span>
        <Button variant="quiet" onPress={onForget}>
          {t('certificateForget')}
        </Button>
      </Inline>
    );
  return (
    <FileField
      label={t('certificate')}
      optionalLabel={t('optional')}
      description={t('certificateNote')}
      dropLabel={t('certificateDrop')}
      buttonLabel={t('certificateChoose')}
      acceptedTypes={['.crt', '.cer', '.pem', '.der', 'application/x-x509-ca-cert']}
      onSelect={onSelect}
      {...(current === undefined ? {} : { current })}
    />
  );
}
