/** A worker whose code the build puts into the page itself. */
declare module '*?worker&inline' {
  const InlineWorker: new () => Worker;
  // eslint-disable-next-line no-restricted-syntax -- the build gives it no other form
  export default InlineWorker;
}
