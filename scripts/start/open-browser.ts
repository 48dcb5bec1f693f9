// Opens the address in the browser of a person who sits in front of this machine.

/** Does nothing where nobody watches: no terminal, no desktop, or BROWSER=none. */
export async function openBrowser(url: string): Promise<void> {
  if (!process.stdout.isTTY || process.env.BROWSER === 'none' || !hasDesktop()) return;
  const { default: open } = await import('open');
  await open(url);
}

const hasDesktop = (): boolean =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
