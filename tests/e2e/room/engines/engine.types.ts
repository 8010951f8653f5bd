/** A page in a browser that Playwright does not drive. What it finds and reads is written as an expression of the page's. */
export interface EnginePage {
  readonly name: string;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** The value of that expression, awaited; what JSON can hold. */
  read<Value>(expression: string): Promise<Value>;
  /** Clicks, as a hand would, on the element that the expression finds. */
  click(element: string): Promise<void>;
  /** Types into the element that the expression finds. */
  type(element: string, text: string): Promise<void>;
  /** PNG. */
  screenshot(): Promise<Buffer>;
  /** Ends the browser, with all that it kept. */
  close(): Promise<void>;
}
