import { useTranslation } from 'react-i18next';
import type { PresenceMode } from '../../../../../domain/jury/jury.types.ts';
import { Glyph, IconButton, Menu } from '../../../ui/index.ts';

export interface PresenceMenuProps {
  readonly name: string;
  readonly choices: readonly PresenceMode[];
  readonly onChoose: (presence: PresenceMode) => void;
}

/** A member's presence at this passage alone; draws nothing when it can no longer change. */
export function PresenceMenu({ name, choices, onChoose }: PresenceMenuProps) {
  const { t } = useTranslation('passage');
  if (choices.length === 0) return null;
  const label = t('declarations.presence.of', { name });
  return (
    <Menu
      trigger={<IconButton label={label} icon={<Glyph name="more" />} />}
      label={label}
      actions={choices.map((presence) => ({
        id: presence,
        label: t(`declarations.presence.mark.${presence}`),
        onAction: () => {
          onChoose(presence);
        },
      }))}
    />
  );
}
