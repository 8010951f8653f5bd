import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { NativeTexts } from './texts.ts';

export interface MenuActs {
  readonly isPackaged: boolean;
  readonly saveReport: () => void;
  readonly installUpdate: () => void;
}

/** Sets the application's menu: editing, zoom, full screen and help; developer tools only outside the package. */
export function setMenu({ menu }: NativeTexts, { installUpdate, isPackaged, saveReport }: MenuActs): void {
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools', label: menu.developerTools }];
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
        { label: menu.update.install, click: installUpdate },
        { label: menu.report.save, click: saveReport },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
