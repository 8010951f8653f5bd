import '../src/ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { showTheme } from '../src/ui/index.ts';
import { Gallery, galleryOf } from './gallery.tsx';

const asked = galleryOf(location.search);
showTheme(asked.theme ?? 'system');
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Gallery {...asked} />
  </StrictMode>,
);
