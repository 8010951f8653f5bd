import {
  Badge,
  Button,
  ClockFace,
  DescriptionList,
  Disclosure,
  EmptyState,
  ErrorState,
  Notice,
  Progress,
  QrCode,
  Stamp,
} from '../../src/ui/index.ts';
import type { ClockPhase, ClockStatus, NoticeTone } from '../../src/ui/index.ts';

const MINUTE_MS = 60_000;
const TONES: readonly NoticeTone[] = ['info', 'success', 'caution', 'danger'];
const STATUSES: readonly (readonly [ClockStatus, string])[] = [
  ['stopped', 'À l’arrêt'],
  ['running', 'En cours'],
  ['paused', 'Suspendu : alerte incendie'],
  ['interrupted', 'Interrompu'],
];

function phases(elapsedMinutes: number): readonly ClockPhase[] {
  return [
    { id: 'talk', title: 'Exposé', durationMs: 10 * MINUTE_MS, elapsedMs: 10 * MINUTE_MS, state: 'done' },
    {
      id: 'questions',
      title: 'Entretien',
      durationMs: 20 * MINUTE_MS,
      elapsedMs: elapsedMinutes * MINUTE_MS,
      state: 'current',
    },
    { id: 'end', title: 'Clôture', durationMs: 5 * MINUTE_MS, elapsedMs: 0, state: 'waiting' },
  ];
}

function clock(status: ClockStatus, statusLabel: string, elapsedMinutes: number, size: 'compact' | 'large') {
  return (
    <ClockFace
      label={`Chronomètre, ${statusLabel}, ${String(elapsedMinutes)} minutes, ${size}`}
      phases={phases(elapsedMinutes)}
      phaseTitle="Entretien"
      remainingMs={(20 - elapsedMinutes) * MINUTE_MS}
      status={status}
      statusLabel={statusLabel}
      nextReminder="Rappel à 5:00"
      size={size}
      actions={<Button keyHint="P">Suspendre</Button>}
    />
  );
}

/** Things to read. */
export const WORDS = {
  Notice: {
    ...Object.fromEntries(
      TONES.map((tone) => [
        tone,
        <Notice key={tone} tone={tone} title="La session a commencé">
          Ce qui a été fixé à l’ouverture ne change plus.
        </Notice>,
      ]),
    ),
    'with acts': (
      <Notice tone="caution" title="Aucune observation dans cette grille" actions={<Button>Sceller</Button>}>
        Rien ne l’interdit.
      </Notice>
    ),
    'words alone': <Notice>Les autres membres la verront ensuite.</Notice>,
  },
  EmptyState: {
    whole: (
      <EmptyState title="Aucune session" actions={<Button variant="primary">Préparer une session</Button>}>
        Une session réunit des candidats devant un jury.
      </EmptyState>
    ),
    'title alone': <EmptyState title="Aucun procès-verbal ne correspond" />,
  },
  ErrorState: {
    whole: (
      <ErrorState
        title="Le procès-verbal n’a pas pu être lu"
        safe="Rien n’a été modifié."
        remedy="Réessayez ; si cela revient, restaurez une sauvegarde."
        code="Code : internal"
        actions={<Button>Réessayer</Button>}
      />
    ),
  },
  Badge: Object.fromEntries(
    (['plain', 'accent', 'caution', 'danger'] as const).map((tone) => [
      tone,
      <Badge key={tone} tone={tone}>
        En cours
      </Badge>,
    ]),
  ),
  Stamp: {
    accent: <Stamp label="Vérifié" date="18 mars 2027, 9:30" />,
    danger: <Stamp tone="danger" label="Altéré" date="18 mars 2027, 9:30" />,
    'without a date': <Stamp label="Scellé" />,
  },
  Progress: Object.fromEntries(
    ([0, 4, 7] as const).map((value) => [
      `${String(value)} of 7`,
      <Progress key={value} label="Critères" value={value} max={7} valueLabel={`${String(value)} sur 7`} />,
    ]),
  ),
  QrCode: {
    regular: <QrCode label="Code de la salle" text="https://192.0.2.7:48443/#t=7KQ2M9XWHD" />,
    large: <QrCode size="large" label="Code de la salle" text="https://192.0.2.7:48443/#t=7KQ2M9XWHD" />,
  },
  DescriptionList: {
    'two lines': (
      <DescriptionList
        items={[
          { term: 'Candidate', value: 'Nougatine Pralin' },
          { term: 'Empreinte', value: '8f14e45f ceea167a 5a36dedd 4bea2543' },
        ]}
      />
    ),
  },
  Disclosure: {
    folded: (
      <Disclosure title="Le détail" aside={<Badge>3</Badge>}>
        Trois contrôles.
      </Disclosure>
    ),
    open: (
      <Disclosure title="Le détail" defaultExpanded>
        Trois contrôles.
      </Disclosure>
    ),
  },
  ClockFace: {
    ...Object.fromEntries(STATUSES.map(([status, words]) => [status, clock(status, words, 8, 'large')])),
    overtime: clock('running', 'Temps dépassé', 21, 'large'),
    compact: clock('running', 'En cours', 8, 'compact'),
    'compact, paused': clock('paused', 'Suspendu', 8, 'compact'),
  },
};
