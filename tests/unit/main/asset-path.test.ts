import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTrustedSender } from '../../../src/main/ipc/trusted-sender.ts';
import { mediaTypeOf, resolveAsset } from '../../../src/main/platform/asset-path.ts';

const ROOT = join('/', 'srv', 'interface');

describe('files of the interface', () => {
  it.each([
    ['app://pupitre/', 'index.html'],
    ['app://pupitre/index.html', 'index.html'],
    ['app://pupitre/assets/index-1a2b.js?v=1#top', join('assets', 'index-1a2b.js')],
    ['app://pupitre/sessions/42/passage', 'index.html'],
    ['app://pupitre/a/../assets/x.css', join('assets', 'x.css')],
  ])('%s', (url, file) => {
    expect(resolveAsset(ROOT, url)).toBe(join(ROOT, file));
  });

  it.each([
    'app://pupitre/..%2F..%2Fetc%2Fpasswd',
    'app://pupitre/%2e%2e%5c%2e%2e%5cwindows',
    'app://pupitre/assets/..%5C..%5Csecret.txt',
    'app://pupitre/C%3A%5Csecret.txt',
    'app://pupitre/C:/secret.txt',
    'app://pupitre/x%00.js',
    'app://pupitre/%E0%A4%A',
    'app://elsewhere/index.html',
    'https://pupitre/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('refuses %s', (url) => {
    expect(resolveAsset(ROOT, url)).toBeNull();
  });

  it('never leaves the root, however the URL climbs', () => {
    expect(resolveAsset(ROOT, 'app://pupitre/../../../../etc/shadow.txt')).toBe(
      join(ROOT, 'etc', 'shadow.txt'),
    );
  });

  it('have the media type of their extension', () => {
    expect(mediaTypeOf('index.html')).toBe('text/html; charset=utf-8');
    expect(mediaTypeOf('pdf.worker.MJS')).toBe('text/javascript; charset=utf-8');
    expect(mediaTypeOf('file.unknown')).toBe('application/octet-stream');
  });
});

describe('the sender of a message', () => {
  it('is trusted only as the top page of the application', () => {
    expect(isTrustedSender({ url: 'app://pupitre/', parent: null })).toBe(true);
    expect(isTrustedSender({ url: 'app://pupitre/archive', parent: {} })).toBe(false);
    expect(isTrustedSender({ url: 'app://pupitre.example/', parent: null })).toBe(false);
    expect(isTrustedSender({ url: 'https://example.org/', parent: null })).toBe(false);
    expect(isTrustedSender({ url: 'app://pupitre/room/?lang=fr', parent: null })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
  });
});
