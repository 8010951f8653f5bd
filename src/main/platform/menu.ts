import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { NativeTexts } from './texts.ts';

export interface MenuActs {
  readonly isPackaged: boolean;
  readonly saveReport: () => void;
  /** Shows that place of the interface, such as `/guides/juror`. */
  readonly show: (place: string) => void;
}

const GUIDES = ['juror', 'president', 'administrator'] as const;

/** Sets the application's menu: editing, zoom, full screen and help; developer tools only outside the package. */
export function setMenu({ menu }: NativeTexts, { isPackaged, saveReport, show }: MenuActs): void {
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools', label: menu.developerTools }];
  const to = (label: string, place: string): MenuItemConstructorOptions => ({
    label,
    click: () => {
      show(place);
    },
  });
  const template: MenuItemConstructorOptions[] = [
    { label: menu.file, submenu: [{ role: 'quit', label: menu.quit }] },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        { type: 'separator' },
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        { role: 'resetZoom', label: menu.resetZoom },
        { type: 'separator' },
        { role: 'togglefullscreen', label: menu.fullscreen },
        ...developer,
      ],
    },
    {
      label: menu.help,
      submenu: [
        ...GUIDES.map((guide) => to(menu.guides[guide], `/guides/${guide}`)),
        to(menu.keys, '/keys'),
        { type: 'separator' },
        to(menu.update.install, '/preferences/update'),
        { label: menu.report.save, click: saveReport },
        { type: 'separator' },
        to(menu.about, '/preferences/about'),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
