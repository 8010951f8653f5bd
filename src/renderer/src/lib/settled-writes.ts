/** Entries that were sent again from the list while their form was still open: the form's own save must not write them twice. */

/** A request, by the endpoint that it is for. */
export interface Asked {
  readonly area: string;
  readonly method: string;
  readonly request: unknown;
}

interface Settled {
  /** Screen on which the form stood. */
  readonly place: string;
  readonly request: string;
  readonly value: unknown;
}

/** How the form's save goes on. */
export type Settlement =
  | { readonly kind: 'stored'; readonly value: unknown }
  | { readonly kind: 'changed'; readonly request: unknown };

export interface SettledWrites {
  /** Takes note that the list stored that entry, and what main answered. */
  add(call: Asked, value: unknown): void;
  /** What was stored already for that save, once; null when it is a save like any other. */
  readonly take: (call: Asked) => Settlement | null;
}

type Field = readonly [name: string, idOf: (value: never) => unknown];

/** Requests that create something, unless they name it: the name under which they do, and where the answer says it. */
const CREATING: Readonly<Record<string, Field>> = {
  'sessions.save': ['sessionId', (value: { readonly id: string }) => value.id],
  'sessions.saveMember': [
    'jurorId',
    (value: { readonly members: readonly { readonly id: string }[] }) => value.members.at(-1)?.id,
  ],
  'setups.save': ['passageId', (value: { readonly id: string }) => value.id],
  'subjects.save': ['subjectId', (value: { readonly id: string }) => value.id],
};

/** `place` names the screen that is shown. */
export function createSettledWrites(place: () => string): SettledWrites {
  const known = new Map<string, Settled>();
  return {
    add: ({ area, method, request }, value) => {
      known.set(`${area}.${method}`, { place: place(), request: JSON.stringify(request), value });
    },
    take: ({ area, method, request }) => {
      const name = `${area}.${method}`;
      const settled = known.get(name);
      if (settled === undefined) return null;
      known.delete(name);
      if (settled.place !== place()) return null;
      if (settled.request === JSON.stringify(request)) return { kind: 'stored', value: settled.value };
      return changed(CREATING[name], settled, request);
    },
  };
}

/** What was typed since changes what the list created, instead of creating another. */
function changed(field: Field | undefined, { request: before, value }: Settled, request: unknown) {
  if (field === undefined || typeof request !== 'object' || request === null) return null;
  const [name, idOf] = field;
  const created = name in (JSON.parse(before) as object) ? undefined : idOf(value as never);
  if (typeof created !== 'string' || name in request) return null;
  return { kind: 'changed', request: { ...request, [name]: created } } as const;
}
