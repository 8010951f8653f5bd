/** The page's own files, kept on the device where its browser trusts the certificate: then it opens without the desk. */
export function keepShell(): void {
  if (location.protocol !== 'https:' || !('serviceWorker' in navigator)) return;
  // An accepted warning gives no service worker: everything works all the same while the page is open.
  navigator.serviceWorker.register('./sw.js').catch(() => undefined);
}
