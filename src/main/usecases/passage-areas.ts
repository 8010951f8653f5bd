/** Puts together the areas that conduct passages: one store, one runtime and one PIN guard serve them all. */
import type { AreaHandlers } from '../../shared/contract.ts';
import { createMinutesRenderer } from '../documents/minutes-pdf.ts';
import type { MinutesRenderer } from '../documents/minutes-pdf.ts';
import { createArchiveUsecases } from './archive.usecases.ts';
import { createDeliberationUsecases } from './deliberation.usecases.ts';
import type { Deps } from './deps.ts';
import { createMinutesUsecases } from './minutes.usecases.ts';
import { createPassageRuntime } from './passage-runtime.ts';
import type { PassageRuntime } from './passage-runtime.ts';
import { createPassageStore } from './passage-store.ts';
import { createPassagesUsecases } from './passages.usecases.ts';
import type { PinGuard } from './pin.ts';
import { createSeatsUsecases } from './seats.usecases.ts';

type PassageArea = 'passages' | 'seats' | 'deliberation' | 'minutes' | 'archive';

export interface PassageAreas {
  readonly handlers: { readonly [Area in PassageArea]: AreaHandlers<Area> };
  /** To be told to `recover` before the first request, and to `stop` before the database closes. */
  readonly runtime: Pick<PassageRuntime, 'recover' | 'stop'>;
}

/** The five areas of a passage over `deps`; `guard` is the application's one PIN guard. */
export function createPassageAreas(deps: Deps, guard: PinGuard): PassageAreas {
  const store = createPassageStore(deps.db);
  const runtime = createPassageRuntime(deps, store);
  const renderer = createLazyRenderer(deps.resources.fonts);
  return {
    handlers: {
      passages: createPassagesUsecases(store, runtime),
      seats: createSeatsUsecases(deps, store, runtime, guard),
      deliberation: createDeliberationUsecases(deps, store, runtime),
      minutes: createMinutesUsecases(deps, store, runtime, guard, renderer),
      archive: createArchiveUsecases(deps, store),
    },
    runtime,
  };
}

/** The fonts are read at the first document, not while the application starts. */
function createLazyRenderer(fontsDir: string): MinutesRenderer {
  let renderer: MinutesRenderer | null = null;
  return {
    renderMinutesPdf: async (data) => {
      renderer ??= createMinutesRenderer({ fontsDir });
      return renderer.renderMinutesPdf(data);
    },
  };
}
