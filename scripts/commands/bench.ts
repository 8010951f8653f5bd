import { measurePdf } from '../bench/measure-pdf.ts';
import { readBenchOptions } from '../bench/options.ts';
import { pdfReport, pdfTable } from '../bench/pdf-report.ts';

/** Measures a part of the application; prints a table, or with `--json` one line of JSON. */
export async function bench(args: readonly string[]): Promise<number> {
  const { documents, isJson } = readBenchOptions(args);
  const measured = await measurePdf(documents, (done) => {
    console.error(`${String(done)} of ${String(documents)} documents`);
  });
  const report = pdfReport(measured);
  console.log(isJson ? JSON.stringify(report) : pdfTable(report));
  return 0;
}
