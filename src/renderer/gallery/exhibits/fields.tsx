import {
  DateField,
  FieldGrid,
  FileField,
  FilesField,
  FormErrorSummary,
  NumberField,
  PinField,
  SearchField,
  Select,
  SignaturePad,
  TextArea,
  TextField,
  TimeField,
} from '../../src/ui/index.ts';
import { Held, nothing } from '../held.tsx';

const WRONG = 'Cette date est passée.';
const OPTIONAL = { optionalLabel: 'facultatif' } as const;

const SIGNATURE = {
  pad: 'Signature de Claire Exemple, présidente',
  mode: 'Manière de signer',
  draw: 'À la main',
  type: 'Au clavier',
  hint: 'Signez sur la ligne.',
  typedName: 'Votre nom',
  typedHint: 'Le procès-verbal dira que ce nom a été tapé.',
  undo: 'Reprendre le dernier trait',
  clear: 'Tout effacer',
};

const LEVELS = [
  { id: 'first', label: 'Première voix', description: 'Présente le dossier' },
  { id: 'second', label: 'Deuxième voix' },
  { id: 'third', label: 'Troisième voix' },
] as const;

function pin(value: string, isDisabled = false, errorMessage?: string) {
  return (
    <Held initial={value}>
      {(held, change) => (
        <PinField
          label="Code de Claire Exemple"
          description="De quatre à huit chiffres."
          {...(errorMessage === undefined ? {} : { errorMessage })}
          value={held}
          onChange={change}
          countLabel={(count) => `${String(count)} chiffres`}
          eraseLabel="Effacer le dernier chiffre"
          clearLabel="Tout effacer"
          isDisabled={isDisabled}
        />
      )}
    </Held>
  );
}

function select(
  value: (typeof LEVELS)[number]['id'] | null,
  more: { isDisabled?: boolean; errorMessage?: string },
) {
  return (
    <Held initial={value}>
      {(held, change) => (
        <Select
          label="Rôle"
          placeholder="À choisir"
          options={LEVELS}
          value={held}
          onChange={change}
          {...more}
        />
      )}
    </Held>
  );
}

/** Things to fill in. */
export const FIELDS = {
  TextField: {
    empty: <TextField label="Nom" placeholder="Nom d’usage" {...OPTIONAL} />,
    filled: (
      <TextField label="Nom" description="Comme sur la pièce d’identité." defaultValue="Nougatine Pralin" />
    ),
    wrong: <TextField label="Nom" errorMessage="Écrivez un nom." />,
    disabled: <TextField label="Nom" defaultValue="Nougatine Pralin" isDisabled />,
    'read only': <TextField label="Nom" defaultValue="Nougatine Pralin" isReadOnly />,
  },
  TextArea: {
    empty: <TextArea label="Motif" {...OPTIONAL} />,
    filled: <TextArea label="Motif" defaultValue={'Alerte incendie.\nLa salle a été évacuée.'} />,
    wrong: <TextArea label="Motif" errorMessage="Écrivez un motif." />,
    disabled: <TextArea label="Motif" defaultValue="Alerte incendie." isDisabled />,
  },
  NumberField: {
    filled: (
      <NumberField
        label="Durée"
        description="Préparation comprise."
        defaultValue={20}
        formatOptions={{ style: 'unit', unit: 'minute' }}
      />
    ),
    wrong: <NumberField label="Durée" defaultValue={0} errorMessage="Au moins une minute." />,
    disabled: <NumberField label="Durée" defaultValue={20} isDisabled />,
  },
  DateField: {
    empty: <DateField label="Jour" value={null} onChange={nothing} {...OPTIONAL} />,
    filled: (
      <Held<string | null> initial="2027-03-18">
        {(value, change) => <DateField label="Jour" value={value} onChange={change} />}
      </Held>
    ),
    wrong: <DateField label="Jour" value="2020-03-18" onChange={nothing} errorMessage={WRONG} />,
    disabled: <DateField label="Jour" value="2027-03-18" onChange={nothing} isDisabled />,
  },
  TimeField: {
    empty: <TimeField label="Heure" value={null} onChange={nothing} />,
    filled: (
      <Held<string | null> initial="09:30">
        {(value, change) => <TimeField label="Heure" value={value} onChange={change} />}
      </Held>
    ),
    wrong: <TimeField label="Heure" value="23:30" onChange={nothing} errorMessage="La salle ferme à 19 h." />,
    disabled: <TimeField label="Heure" value="09:30" onChange={nothing} isDisabled />,
  },
  SearchField: {
    empty: <SearchField label="Chercher" placeholder="Nom, numéro, certification" />,
    filled: <SearchField label="Chercher" defaultValue="Pralin" />,
    disabled: <SearchField label="Chercher" defaultValue="Pralin" isDisabled />,
  },
  Select: {
    empty: select(null, {}),
    chosen: select('second', {}),
    wrong: select(null, { errorMessage: 'Choisissez un rôle.' }),
    disabled: select('second', { isDisabled: true }),
  },
  PinField: {
    empty: pin(''),
    filled: pin('1234'),
    wrong: pin('', false, 'Ce code n’est pas celui de ce membre.'),
    disabled: pin('12', true),
  },
  FilesField: {
    empty: (
      <FilesField
        label="Procès-verbaux reçus"
        description="Des PDF, des dossiers ou des archives."
        dropLabel="Déposez les fichiers ici, ou"
        buttonLabel="Choisir des fichiers"
        folderLabel="Choisir un dossier"
        acceptedTypes={['application/pdf']}
        onSelect={nothing}
      />
    ),
    disabled: (
      <FilesField
        label="Procès-verbaux reçus"
        dropLabel="Déposez les fichiers ici, ou"
        buttonLabel="Choisir des fichiers"
        folderLabel="Choisir un dossier"
        acceptedTypes={['application/pdf']}
        onSelect={nothing}
        isDisabled
      />
    ),
  },
  FileField: {
    empty: (
      <FileField
        label="Note de synthèse"
        description="Un PDF de 20 Mo au plus."
        dropLabel="Déposez le fichier ici, ou"
        buttonLabel="Choisir un fichier"
        acceptedTypes={['application/pdf']}
        onSelect={nothing}
      />
    ),
    held: (
      <FileField
        label="Note de synthèse"
        dropLabel="Déposez un autre fichier ici, ou"
        buttonLabel="Choisir un fichier"
        acceptedTypes={['application/pdf']}
        onSelect={nothing}
        current="note-de-synthese.pdf, 1,2 Mo"
      />
    ),
    wrong: (
      <FileField
        label="Note de synthèse"
        errorMessage="Ce fichier est illisible."
        dropLabel="Déposez le fichier ici, ou"
        buttonLabel="Choisir un fichier"
        acceptedTypes={['application/pdf']}
        onSelect={nothing}
      />
    ),
    disabled: (
      <FileField
        label="Note de synthèse"
        dropLabel="Déposez le fichier ici, ou"
        buttonLabel="Choisir un fichier"
        acceptedTypes={['application/pdf']}
        onSelect={nothing}
        isDisabled
      />
    ),
  },
  SignaturePad: {
    empty: <SignaturePad labels={SIGNATURE} onChange={nothing} />,
    disabled: <SignaturePad labels={SIGNATURE} onChange={nothing} isDisabled />,
  },
  FormErrorSummary: {
    'two faults': (
      <FormErrorSummary
        title="Deux réponses manquent"
        errors={[
          { fieldId: 'gallery-none', message: 'Écrivez un nom.' },
          { fieldId: 'gallery-none-either', message: 'Choisissez un rôle.' },
        ]}
      />
    ),
  },
  FieldGrid: {
    'three fields': (
      <FieldGrid>
        <TextField label="Prénom" />
        <TextField label="Nom" />
        <TextField label="Ville" description="Du centre d’examen." />
      </FieldGrid>
    ),
  },
};
