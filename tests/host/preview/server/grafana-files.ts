// Icons and fonts at the addresses where Grafana's libraries look for them. The fonts themselves are not on npm under
// those names: the same families from elsewhere are.
import { join } from 'node:path';
import { notFound } from './http-error.ts';
import { ownIcon } from './own-icons.ts';
import { fileIn, type StaticFile } from './static-files.ts';

const INTER: Readonly<Record<string, string>> = {
  'Inter-Regular': '400-normal',
  'Inter-Medium': '500-normal',
  'Inter-Italic': '400-italic',
  'Inter-MediumItalic': '500-italic',
};

/** @param path e.g. inter/Inter-Medium.woff2 @throws {HttpError} 404 */
export function fontIn(modules: string, path: string): Promise<StaticFile> {
  const [family = '', name = ''] = path.replace('.woff2', '').split('/');
  if (family === 'roboto') {
    return fileIn(join(modules, '@fontsource/roboto-mono/files'), 'roboto-mono-latin-400-normal.woff2');
  }
  const style = INTER[name];
  if (!style) throw notFound(`no font ${path}`);
  return fileIn(join(modules, '@fontsource/inter/files'), `inter-latin-${style}.woff2`);
}

/** An icon of Grafana's, or our own in its place. @param path e.g. unicons/bell.svg */
export async function iconIn(modules: string, path: string): Promise<StaticFile> {
  try {
    return await fileIn(join(modules, '@grafana/ui/dist/public/img/icons'), path);
  } catch {
    return { type: 'image/svg+xml', body: ownIcon(path), immutable: false };
  }
}
