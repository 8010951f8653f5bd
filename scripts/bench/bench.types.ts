/** What every bench says of itself, and what it answers. */

/** A whole number that the command line may set. */
export interface BenchOption {
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/** Figures by name; a name ends with its unit (`markP95Ms`) unless it counts or compares. */
export type Figures = Readonly<Record<string, number>>;

/** A figure that is not to be above `max`. */
export interface Goal {
  readonly figure: string;
  readonly max: number;
}

export interface BenchRun {
  /** The options of the bench, each with its value. */
  readonly options: Readonly<Record<string, number>>;
  /** Tells the person at the keyboard how far the run has come; it never reaches what programs read. */
  readonly progress: (text: string) => void;
}

export interface Bench {
  readonly options: Readonly<Record<string, BenchOption>>;
  readonly goals: readonly Goal[];
  run(run: BenchRun): Promise<Figures>;
}

/** A bench in the list, loaded when it is asked for. */
export interface ListedBench {
  /** What it measures, one line. */
  readonly about: string;
  readonly load: () => Promise<Bench>;
}

export type BenchList = Readonly<Record<string, ListedBench>>;
