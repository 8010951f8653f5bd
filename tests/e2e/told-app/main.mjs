// The built application, whose system dialogs are written down and answered by the label of a button: they can be read
// in an application that starts, fails and starts again by itself.
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, dialog } from 'electron';

const { TOLD_ANSWERS: answers = '[]', TOLD_FILE: file = '' } = process.env;
const tell = (line) => {
  appendFileSync(file, `${JSON.stringify({ pid: process.pid, ...line })}\n`);
};

tell({ event: 'start' });
dialog.showMessageBox = (...given) => {
  const { buttons = [], detail = '', message = '', title = '' } = given.at(-1);
  tell({ event: 'dialog', title, message, detail, buttons });
  const response = buttons.findIndex((label) => JSON.parse(answers).includes(label));
  return Promise.resolve({ response: Math.max(response, 0), checkboxChecked: false });
};

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const { main, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
app.setAppPath(root);
app.setVersion(version);
await import(pathToFileURL(path.join(root, main)).href);
