import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { Button, Stack } from '../../../ui/index.ts';
import { EnvelopeCover } from '../candidate/envelope-cover.tsx';
import { useRoleplay } from '../queries.ts';
import { ChosenSubject } from './chosen-subject.tsx';
import { RoleAssignment } from './role-assignment.tsx';
import { SubjectWays } from './subject-ways.tsx';

/** The subject of a role play: how it is chosen, then who plays whom. */
export function SubjectPanel({ passage }: { readonly passage: PassageView }) {
  const query = useRoleplay(passage.passageId);
  return <Loaded query={query}>{(view) => <SubjectWork passage={passage} view={view} />}</Loaded>;
}

interface SubjectWorkProps {
  readonly passage: PassageView;
  readonly view: RoleplayView;
}

function SubjectWork({ passage, view }: SubjectWorkProps) {
  // The cover outlasts the choice: the screen still faces the candidate when the envelope opens.
  const [isCovered, setCovered] = useState(false);
  const { choice, envelopes } = view;
  const number = choice?.record.choice.envelope ?? null;
  return (
    <>
      <ChoiceWork
        passage={passage}
        view={view}
        onShowEnvelopes={() => {
          setCovered(true);
        }}
      />
      {isCovered ? (
        <EnvelopeCover
          passageId={view.passageId}
          count={envelopes?.count ?? null}
          opened={choice === null || number === null ? null : { number, title: choice.title }}
          onClose={() => {
            setCovered(false);
          }}
        />
      ) : null}
    </>
  );
}

function ChoiceWork({
  passage,
  view,
  onShowEnvelopes,
}: SubjectWorkProps & { readonly onShowEnvelopes: () => void }) {
  const { t } = useTranslation('roleplay');
  /** Digest of the choice that another is to replace; a new choice ends it. */
  const [replacedDigest, setReplacedDigest] = useState<string | null>(null);
  const { choice } = view;
  const stop = () => {
    setReplacedDigest(null);
  };
  if (choice === null) return <SubjectWays view={view} onChosen={stop} onShowEnvelopes={onShowEnvelopes} />;
  const { recordDigest } = choice.record;
  const isReplacing = view.isChoiceOpen && replacedDigest === recordDigest;
  return (
    <Stack gap="3">
      <ChosenSubject
        view={view}
        choice={choice}
        {...(view.isChoiceOpen && !isReplacing
          ? {
              onReplace: () => {
                setReplacedDigest(recordDigest);
              },
            }
          : {})}
      />
      {isReplacing ? (
        <>
          <SubjectWays view={view} onChosen={stop} onShowEnvelopes={onShowEnvelopes} />
          <div>
            <Button variant="quiet" onPress={stop}>
              {t('replace.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <RoleAssignment passage={passage} view={view} />
      )}
    </Stack>
  );
}
