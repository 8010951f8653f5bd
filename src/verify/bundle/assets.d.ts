/** A file that the build writes into the code, as a data URL. */
declare module '*?inline' {
  const url: string;
  // eslint-disable-next-line no-restricted-syntax -- the build gives it no other form
  export default url;
}
