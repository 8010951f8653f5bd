import { ArchivePage } from './archive.page.ts';
import { CertificationsPage } from './certifications.page.ts';
import { DeliberationPage } from './deliberation.page.ts';
import type { Desk } from './desk.ts';
import { GridPage } from './grid.page.ts';
import { HomePage } from './home.page.ts';
import { JuryPage } from './jury.page.ts';
import { MinutesPage } from './minutes.page.ts';
import { PassagePage } from './passage.page.ts';
import { PassageSetupPage } from './passage-setup.page.ts';
import { PreferencesPage } from './preferences.page.ts';
import { RectificationPage } from './rectification.page.ts';
import { RoomPage } from './room.page.ts';
import { RolePlayPage } from './role-play.page.ts';
import { SessionFormPage } from './session-form.page.ts';
import { SessionPage } from './session.page.ts';
import { SigningPage } from './signing.page.ts';

/** Every screen of the application, on one window and in one language. */
export function pagesOf(desk: Desk) {
  return {
    archive: new ArchivePage(desk),
    certifications: new CertificationsPage(desk),
    deliberation: new DeliberationPage(desk),
    grid: new GridPage(desk),
    home: new HomePage(desk),
    jury: new JuryPage(desk),
    minutes: new MinutesPage(desk),
    passage: new PassagePage(desk),
    preferences: new PreferencesPage(desk),
    rectification: new RectificationPage(desk),
    rolePlay: new RolePlayPage(desk),
    room: new RoomPage(desk),
    session: new SessionPage(desk),
    sessionForm: new SessionFormPage(desk),
    setup: new PassageSetupPage(desk),
    signing: new SigningPage(desk),
  };
}

export type Pages = ReturnType<typeof pagesOf>;
