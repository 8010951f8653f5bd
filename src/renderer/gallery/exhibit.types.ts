import type { ReactNode } from 'react';

/** A component's states by name, each as it is drawn. */
export type Exhibit = Readonly<Record<string, ReactNode>>;

/** Names of the components among what a module exports; one in small letters, or in capitals alone, is none. */
export type ComponentName<Module> = {
  [Name in keyof Module & string]: Name extends Uncapitalize<Name>
    ? never
    : Module[Name] extends (props: never) => ReactNode
      ? Name
      : never;
}[keyof Module & string];

/** An exhibit for each component of a module: one that has none does not compile. */
export type ExhibitsOf<Module> = { readonly [Name in ComponentName<Module>]: Exhibit };
