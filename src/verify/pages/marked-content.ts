/** The tags that a page's content is drawn under, one after the other, in the one form in which the application writes them. */

const ARTIFACT = /^\/Artifact < < \/Type \/(Layout|Pagination) > >$/;
const TAG = /^\/(H1|H2|P|TH|TD|Figure) < < \/MCID (\d{1,5}) > >$/;

export class MarkedContent {
  /** Roles by identifier. */
  readonly roles: string[] = [];
  #open: 'artifact' | 'text' | null = null;
  /** Whether anything was drawn under a tag, and without one: a page has either. */
  readonly #drawn = { under: false, without: false };

  /** False when a tag was left open, or when only a part is tagged. */
  get isSound(): boolean {
    return this.#open === null && !(this.#drawn.under && this.#drawn.without);
  }

  /** A tag names its role and its identifier, which count up, or says that it is passed over; false for anything else. */
  begin(operands: string): boolean {
    if (this.#open !== null) return false;
    if (ARTIFACT.test(operands)) {
      this.#open = 'artifact';
      return true;
    }
    const [, role, identifier] = TAG.exec(operands) ?? [];
    if (role === undefined || Number(identifier) !== this.roles.length) return false;
    this.roles.push(role);
    this.#open = 'text';
    return true;
  }

  /** False when no tag was open. */
  end(): boolean {
    const wasOpen = this.#open !== null;
    this.#open = null;
    return wasOpen;
  }

  /** Notes that something is drawn; answers whether it is passed over, null without a tag. */
  draw(): boolean | null {
    this.#drawn[this.#open === null ? 'without' : 'under'] = true;
    return this.#open === null ? null : this.#open === 'artifact';
  }
}
