/** Whether the pages are those that the attached data give, by the wording and layout of their version. */
import { type AnyMinutesFile, isSessionContent } from '../../domain/session-minutes/any-minutes.ts';
import { minutesBody, runningFooter, runningHeader } from '../../documents/minutes-pages.ts';
import { createPrintContext } from '../../documents/print-context.ts';
import { createSessionContext } from '../../documents/session-context.ts';
import { sessionBody, sessionFooter, sessionHeader } from '../../documents/session-pages.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import type { Finding } from '../report.ts';
import type { Field } from '../signature-fields.ts';
import { expectedText } from './expected-text.ts';
import { NO_TEXTS, pageFindings, textsWithin } from './page-findings.ts';
import type { Page } from './page-tree.ts';
import { wordingLanguage } from '../../documents/wording-language.ts';

/** What is wrong in what the first revision holds and shows, as far as a reading tells; rejects with PdfSyntaxError. */
export async function minutesPageFindings(
  file: PdfFile,
  fields: readonly Field[],
  pages: readonly Page[],
  { content, contentDigest }: AnyMinutesFile,
): Promise<readonly Finding[]> {
  const isFirst = content.schema === 'pupitre.minutes/1';
  const texts = textsWithin(() => {
    if (isSessionContent(content)) {
      const session = createSessionContext({ mode: 'original', content, contentDigest });
      return {
        body: expectedText(sessionBody(session)),
        header: expectedText(sessionHeader(session)),
        footer: (page, count) => expectedText(sessionFooter(session, page, count)),
        isHeaderCut: true,
      };
    }
    const context = createPrintContext({ mode: 'original', content, contentDigest });
    return {
      body: expectedText(minutesBody(context)),
      header: expectedText(runningHeader(context)),
      footer: (page, count) => expectedText(runningFooter(context, page, count)),
      isHeaderCut: true,
    };
  });
  const { lang: language = null } = wordingLanguage(content);
  return texts === null
    ? NO_TEXTS
    : pageFindings(file, fields, pages, { isTagged: !isFirst, language, texts });
}
