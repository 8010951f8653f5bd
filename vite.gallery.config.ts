import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery of the design system, which is built for nobody: `npm run gallery` serves it. */
export default defineConfig({
  root: resolve('src/renderer/gallery'),
  cacheDir: resolve('node_modules/.vite-gallery'),
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5180 },
});
