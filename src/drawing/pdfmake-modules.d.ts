/** Modules of pdfmake without typings: CommonJS, whose one export is under `default`. */
declare module 'pdfmake/js/*.js' {
  const part: object;
  // eslint-disable-next-line no-restricted-syntax -- its only form
  export default part;
}
