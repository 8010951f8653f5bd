import {
  AppFrame,
  Badge,
  Button,
  Inline,
  LongTable,
  Page,
  PrimaryBar,
  Section,
  Stack,
  Table,
} from '../../src/ui/index.ts';
import type { TableColumn, TableSort } from '../../src/ui/index.ts';
import { Held, nothing } from '../held.tsx';

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
}

const CANDIDATES: readonly Candidate[] = [
  { id: 'a', name: 'Nougatine Pralin', minutes: 35 },
  { id: 'b', name: 'Basile Romarin', minutes: 30 },
  { id: 'c', name: 'Une candidate dont le nom est si long qu’il ne tient guère sur une ligne', minutes: 45 },
];

const COLUMNS: readonly TableColumn<Candidate>[] = [
  { id: 'name', title: 'Candidat', render: ({ name }) => name, isRowHeader: true, isSortable: true },
  { id: 'minutes', title: 'Minutes', render: ({ minutes }) => minutes, align: 'end', width: '8rem' },
];

const BY_NAME: TableSort = { columnId: 'name', direction: 'ascending' };

function table(more: Partial<Parameters<typeof Table<Candidate>>[0]>) {
  return (
    <Table<Candidate>
      label="Candidats"
      columns={COLUMNS}
      items={CANDIDATES}
      getId={({ id }) => id}
      getText={({ name }) => name}
      {...more}
    />
  );
}

const LONG_COUNT = 10_000;

function longTable(itemAt: (index: number) => Candidate | undefined) {
  return (
    <Held<ReadonlySet<string>> initial={new Set(['1'])}>
      {(selectedIds, select) => (
        <LongTable<Candidate>
          label="Procès-verbaux"
          columns={COLUMNS}
          order="name"
          count={LONG_COUNT}
          itemAt={itemAt}
          getId={({ id }) => id}
          getText={({ name }) => name}
          onOpen={nothing}
          sort={BY_NAME}
          onSortChange={nothing}
          onWindowChange={nothing}
          choice={{
            selectedIds,
            onToggle: (id) => {
              select(new Set([...selectedIds].includes(id) ? [] : [id]));
            },
            isAllSelected: false,
            onToggleAll: nothing,
            label: 'Choisir',
            allLabel: 'Tout choisir',
          }}
        />
      )}
    </Held>
  );
}

/** What holds the rest, and lists. */
export const PLACES = {
  AppFrame: {
    'with its header': (
      <AppFrame
        wordmark="Pupitre"
        skipLabel="Aller au contenu"
        navLabel="Principale"
        nav={<a href="#top">Aujourd’hui</a>}
        actions={<Button variant="quiet">Préférences</Button>}
      >
        <p>Un écran.</p>
      </AppFrame>
    ),
  },
  Page: {
    whole: (
      <Page
        title="Session du 18 mars"
        lede="Trois candidats, quatre membres."
        breadcrumb={<a href="#top">Aujourd’hui</a>}
        actions={<Button>Modifier</Button>}
        primary={<PrimaryBar label="Ouvrir la session" onPress={nothing} />}
      >
        <p>Son contenu.</p>
      </Page>
    ),
  },
  PrimaryBar: {
    ready: <PrimaryBar label="Ouvrir la session" onPress={nothing} keyHint="Entrée" note="Rien ne manque." />,
    blocked: (
      <PrimaryBar
        label="Ouvrir la session"
        onPress={nothing}
        blockersTitle="Il manque"
        blockers={['une présidente', 'le code de deux membres']}
        secondary={<Button variant="quiet">Enregistrer</Button>}
      />
    ),
    pending: <PrimaryBar label="Archiver" onPress={nothing} isPending />,
    disabled: <PrimaryBar label="Archiver" onPress={nothing} isDisabled />,
  },
  Section: {
    'two levels': (
      <Section title="Membres" description="Qui siège à cette session." actions={<Button>Ajouter</Button>}>
        <Section title="Suppléants" level={3}>
          <p>Aucun.</p>
        </Section>
      </Section>
    ),
  },
  Stack: {
    'a gap of 1': (
      <Stack gap="1">
        <Badge>Une</Badge>
        <Badge>deux</Badge>
      </Stack>
    ),
    'a gap of 4': (
      <Stack gap="4">
        <Badge>Une</Badge>
        <Badge>deux</Badge>
      </Stack>
    ),
  },
  Inline: {
    start: (
      <Inline>
        <Button>Une</Button>
        <Badge>deux</Badge>
      </Inline>
    ),
    between: (
      <Inline justify="between" align="baseline">
        <Button>Une</Button>
        <Badge>deux</Badge>
      </Inline>
    ),
  },
  Table: {
    'sorted, to open': table({ sort: BY_NAME, onSortChange: nothing, onOpen: nothing }),
    'to choose from': (
      <Held<ReadonlySet<string>> initial={new Set(['b'])}>
        {(selectedIds, onSelectionChange) => table({ selectedIds, onSelectionChange })}
      </Held>
    ),
    empty: table({ items: [], emptyText: 'Aucun candidat.' }),
  },
  LongTable: {
    read: longTable((index) => ({ id: String(index), name: `Candidat ${String(index + 1)}`, minutes: 30 })),
    'being read': longTable(() => undefined),
  },
};
