import {
  Button,
  Dialog,
  Glyph,
  IconButton,
  Kbd,
  LinkButton,
  JumpList,
  MarkGlyph,
  Menu,
  ToastDock,
  ToggleButton,
  Tooltip,
  showToast,
} from '../../src/ui/index.ts';
import type { ButtonVariant, GlyphName } from '../../src/ui/index.ts';
import { Held, nothing } from '../held.tsx';

const VARIANTS: readonly ButtonVariant[] = ['primary', 'secondary', 'quiet', 'danger'];
const GLYPHS: readonly GlyphName[] = [
  ...(['add', 'back', 'caution', 'check', 'close', 'down', 'erase', 'forward', 'info'] as const),
  ...(['minus', 'more', 'paused', 'running', 'search', 'stopped', 'undo', 'up'] as const),
];

/** Things to press, and what they open. */
export const ACTS = {
  Button: {
    ...Object.fromEntries(
      VARIANTS.map((variant) => [
        variant,
        <Button key={variant} variant={variant}>
          Démarrer
        </Button>,
      ]),
    ),
    ...Object.fromEntries(
      VARIANTS.map((variant) => [
        `${variant}, disabled`,
        <Button key={variant} variant={variant} isDisabled>
          Démarrer
        </Button>,
      ]),
    ),
    large: (
      <Button variant="primary" size="large">
        Sceller ma grille
      </Button>
    ),
    pending: (
      <Button variant="primary" isPending>
        Archiver
      </Button>
    ),
    'held back': (
      <Button variant="primary" aria-disabled="true">
        Sceller ma grille
      </Button>
    ),
    'with a key and a sign': (
      <Button keyHint="P" icon={<Glyph name="paused" />}>
        Suspendre
      </Button>
    ),
  },
  IconButton: {
    quiet: <IconButton label="Fermer" icon={<Glyph name="close" />} />,
    secondary: <IconButton variant="secondary" label="Ajouter" icon={<Glyph name="add" />} />,
    disabled: <IconButton label="Fermer" icon={<Glyph name="close" />} isDisabled />,
  },
  LinkButton: Object.fromEntries(
    VARIANTS.map((variant) => [
      variant,
      <LinkButton key={variant} variant={variant} href="#">
        Ouvrir la session
      </LinkButton>,
    ]),
  ),
  ToggleButton: {
    off: <ToggleButton>Tous les indicateurs</ToggleButton>,
    on: <ToggleButton defaultSelected>Tous les indicateurs</ToggleButton>,
    disabled: <ToggleButton isDisabled>Tous les indicateurs</ToggleButton>,
  },
  Menu: {
    closed: (
      <Menu
        trigger={<Button>Autres actes</Button>}
        label="Autres actes"
        actions={[
          { id: 'pause', label: 'Suspendre', keyHint: 'P', onAction: nothing },
          { id: 'extend', label: 'Accorder du temps', isDisabled: true, onAction: nothing },
          { id: 'absent', label: 'Constater une absence', isDanger: true, onAction: nothing },
        ]}
      />
    ),
    grouped: (
      <Menu
        trigger={<Button>Autres actions</Button>}
        label="Autres actions"
        groups={[
          {
            title: 'Documents',
            actions: [{ id: 'minutes', label: 'Procès-verbal de session', href: '#' }],
          },
          {
            title: 'Réglages',
            actions: [{ id: 'edit', label: 'Modifier la session', onAction: nothing }],
          },
        ]}
      />
    ),
  },
  JumpList: {
    closed: (
      <Held initial={false}>
        {(isOpen, change) => (
          <JumpList
            label="Aller à une compétence"
            keyHint="G"
            placeId="C1.1"
            sections={['Conseiller', 'Vendre'].map((title, bloc) => ({
              id: title,
              title,
              places: ['1', '2', '3'].map((rank) => ({
                id: `C${String(bloc + 1)}.${rank}`,
                code: `C${String(bloc + 1)}.${rank}`,
                title: 'Adapter son discours à l’interlocuteur',
                state: <MarkGlyph sign="untouched" label="sans observation" />,
              })),
            }))}
            isOpen={isOpen}
            onOpenChange={change}
            onJump={nothing}
          >
            C1.1 · 1 sur 6
          </JumpList>
        )}
      </Held>
    ),
  },
  Dialog: Object.fromEntries(
    (['regular', 'wide'] as const).map((width) => [
      width,
      <Held key={width} initial={false}>
        {(isOpen, open) => (
          <>
            <Button
              onPress={() => {
                open(true);
              }}
            >
              Retirer ce membre ({width})
            </Button>
            <Dialog
              title="Retirer ce membre ?"
              isOpen={isOpen}
              width={width}
              onClose={() => {
                open(false);
              }}
              actions={
                <>
                  <Button
                    onPress={() => {
                      open(false);
                    }}
                  >
                    Annuler
                  </Button>
                  <Button variant="danger">Retirer</Button>
                </>
              }
            >
              Son code et ses déclarations sont effacés.
            </Dialog>
          </>
        )}
      </Held>,
    ]),
  ),
  Tooltip: {
    closed: (
      <Tooltip text="Reprendre le chronomètre" keyHint="R">
        <Button>Reprendre</Button>
      </Tooltip>
    ),
  },
  ToastDock: {
    'with a button that fills it': (
      <>
        <Button
          onPress={() => {
            showToast({ message: 'Le passage de Nougatine Pralin est enregistré.' });
          }}
        >
          Enregistrer
        </Button>
        <ToastDock label="Ce qui vient d’être fait" closeLabel="Fermer" />
      </>
    ),
  },
  Glyph: Object.fromEntries(GLYPHS.map((name) => [name, <Glyph key={name} name={name} />])),
  Kbd: { key: <Kbd>P</Kbd>, 'key in words': <Kbd isSpoken>Espace</Kbd> },
};
