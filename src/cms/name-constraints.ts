/** Name constraints (RFC 5280, 4.2.1.10): which names an authority may give, critical or not. */
import { latinText } from './bytes.ts';
import {
  contextTag,
  DerError,
  DerFields,
  derChildren,
  type DerValue,
  expectTag,
  readDer,
  TAG,
} from './der-reader.ts';
import { type DistinguishedName, isNameUnder, readName } from './distinguished-name.ts';

export interface GeneralName {
  readonly kind: 'directory' | 'email' | 'host' | 'other';
  /** The name inside its tag for a directory name; the tagged value for any other. */
  readonly value: DerValue;
}

type Base =
  | { readonly kind: 'directory'; readonly name: DistinguishedName }
  | { readonly kind: 'email' | 'host'; readonly text: string }
  | { readonly kind: 'other'; readonly tag: number };

export interface NameConstraints {
  readonly permitted: readonly Base[];
  readonly excluded: readonly Base[];
}

/** The names of a certificate that constraints speak of. */
export interface ConstrainedNames {
  readonly subject: DistinguishedName;
  readonly alternativeNames: {
    readonly directories: readonly DistinguishedName[];
    readonly emails: readonly string[];
    readonly hosts: readonly string[];
    readonly others: readonly number[];
  };
}

const EMAIL = contextTag(1, false);
const HOST = contextTag(2, false);
const DIRECTORY = contextTag(4);
const MAX_SUBTREES = 1_024;

/** Sorts a GeneralName by its form; throws DerError. */
export function generalName(value: DerValue): GeneralName {
  if (value.tag === DIRECTORY) return { kind: 'directory', value: readDer(value.contents) };
  if (value.tag === EMAIL) return { kind: 'email', value };
  return { kind: value.tag === HOST ? 'host' : 'other', value };
}

/** Reads the extension's value; throws DerError. */
export function readNameConstraints(value: DerValue): NameConstraints {
  const fields = new DerFields(value);
  const permitted = fields.optional(contextTag(0));
  const excluded = fields.optional(contextTag(1));
  fields.end();
  return { permitted: subtrees(permitted), excluded: subtrees(excluded) };
}

/** Whether every name is one that the constraints allow. A form that this reader cannot compare is not allowed. */
export function areNamesAllowed(names: ConstrainedNames, { excluded, permitted }: NameConstraints): boolean {
  return formsOf(names).every(({ bases, tag, isUnder }) => {
    const within = (list: readonly Base[]) => list.filter((base) => isOfForm(base, bases, tag));
    const [allowed, forbidden] = [within(permitted), within(excluded)];
    // Neither can be told of a form that is not compared here.
    if (bases === 'other') return allowed.length === 0 && forbidden.length === 0;
    return !forbidden.some(isUnder) && (allowed.length === 0 || allowed.some(isUnder));
  });
}

interface Form {
  readonly bases: Base['kind'];
  readonly tag: number | null;
  readonly isUnder: (base: Base) => boolean;
}

/** Each name with the way in which it stands under a base of its form. */
function formsOf({ alternativeNames, subject }: ConstrainedNames): Form[] {
  const { directories, emails, hosts, others } = alternativeNames;
  const directoryNames = subject.key.length === 0 ? directories : [subject, ...directories];
  return [
    ...directoryNames.map((name): Form => ({
      bases: 'directory',
      tag: null,
      isUnder: (base) => base.kind === 'directory' && isNameUnder(name, base.name),
    })),
    ...[...subject.emails, ...emails].map((email): Form => ({
      bases: 'email',
      tag: null,
      isUnder: (base) => base.kind === 'email' && isEmailUnder(email, base.text),
    })),
    ...hosts.map((host): Form => ({
      bases: 'host',
      tag: null,
      isUnder: (base) => base.kind === 'host' && isHostUnder(host, base.text),
    })),
    ...others.map((tag): Form => ({ bases: 'other', tag, isUnder: () => false })),
  ];
}

function isOfForm(base: Base, kind: Base['kind'], tag: number | null): boolean {
  return base.kind === kind && (base.kind !== 'other' || base.tag === tag);
}

function isEmailUnder(email: string, base: string): boolean {
  const [address, bound] = [email.toLowerCase(), base.toLowerCase()];
  if (bound.includes('@')) return address === bound;
  const host = address.slice(address.lastIndexOf('@') + 1);
  return bound.startsWith('.') ? host.endsWith(bound) : host === bound;
}

function isHostUnder(host: string, base: string): boolean {
  const [name, bound] = [host.toLowerCase(), base.toLowerCase().replace(/^\./, '')];
  return bound === '' || name === bound || name.endsWith(`.${bound}`);
}

function subtrees(value: DerValue | null): Base[] {
  if (value === null) return [];
  const all = derChildren(value);
  if (all.length > MAX_SUBTREES) throw new DerError('too many constraints');
  return all.map((subtree) => {
    const [first] = derChildren(expectTag(subtree, TAG.sequence));
    if (first === undefined) throw new DerError('a constraint without a name');
    const { kind, value: name } = generalName(first);
    if (kind === 'directory') return { kind, name: readName(name) };
    return kind === 'other' ? { kind, tag: name.tag } : { kind, text: latinText(name.contents) };
  });
}
