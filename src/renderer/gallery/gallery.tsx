import { I18nProvider } from 'react-aria-components';
import { bindClasses } from '../src/ui/index.ts';
import type { Exhibit } from './exhibit.types.ts';
import { EXHIBITS } from './exhibits.ts';
import styles from './gallery.module.css';

const cx = bindClasses(styles);

const THEMES = ['light', 'dark', 'contrast'] as const;
export type GalleryTheme = (typeof THEMES)[number];

export interface GalleryProps {
  /** Null shows every theme beside the others. */
  readonly theme: GalleryTheme | null;
  /** Component that is shown alone; null shows all. */
  readonly only: string | null;
}

/** Reads `?theme=dark&only=Button`. */
export function galleryOf(search: string): GalleryProps {
  const asked = new URLSearchParams(search);
  const theme = THEMES.find((each) => each === asked.get('theme')) ?? null;
  return { theme, only: asked.get('only') };
}

export function Gallery({ theme, only }: GalleryProps) {
  if (theme === null) return <AllThemes only={only} />;
  const shown = Object.entries(EXHIBITS).filter(([name]) => only === null || name === only);
  return (
    <I18nProvider locale="fr-FR">
      <div className={cx('gallery')}>
        {shown.map(([name, exhibit]) => (
          <Shown key={name} name={name} exhibit={exhibit} />
        ))}
      </div>
    </I18nProvider>
  );
}

/** A document has one theme: each stands in a frame of its own. */
function AllThemes({ only }: { readonly only: string | null }) {
  const names = Object.keys(EXHIBITS).sort();
  return (
    <div className={cx('desk')}>
      <nav className={cx('names')} aria-label="Components">
        <a href="?" {...(only === null ? { 'aria-current': 'page' as const } : {})}>
          all of them
        </a>
        {names.map((name) => (
          <a
            key={name}
            href={`?only=${name}`}
            {...(only === name ? { 'aria-current': 'page' as const } : {})}
          >
            {name}
          </a>
        ))}
      </nav>
      {THEMES.map((theme) => (
        <iframe
          key={theme}
          className={cx('frame')}
          title={theme}
          src={`?theme=${theme}${only === null ? '' : `&only=${only}`}`}
        />
      ))}
    </div>
  );
}

function Shown({ name, exhibit }: { readonly name: string; readonly exhibit: Exhibit }) {
  return (
    <section className={cx('exhibit')} aria-label={name}>
      <h2>{name}</h2>
      <div className={cx('states')}>
        {Object.entries(exhibit).map(([state, drawn]) => (
          <figure key={state} className={cx('state')} aria-label={`${name}, ${state}`}>
            <figcaption className={cx('caption')}>{state}</figcaption>
            <div className={cx('drawn', WIDE.has(name) && 'wide', name === 'AppFrame' && 'framed')}>
              {drawn}
            </div>
          </figure>
        ))}
      </div>
    </section>
  );
}

/** What is as wide as a window. */
const WIDE: ReadonlySet<string> = new Set([
  ...['AppFrame', 'ClockFace', 'LongTable', 'MarkChoice', 'Page', 'PrimaryBar', 'Section', 'Table'],
  ...['FieldGrid', 'EmptyState', 'ErrorState', 'Inline'],
]);
