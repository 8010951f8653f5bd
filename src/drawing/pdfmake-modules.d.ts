/** Modules of pdfmake without typings: CommonJS, whose one export is under `default`. */
declare module 'pdfmake/js/*.js' {
  const part: object;
  export default part;
}
