// The one HTML page: boot data first, then the module that draws everything.

/** @param bundle path of the page's bundle on the server, with a slash at its end */
export function pageHtml({ bundle, search, theme }: { bundle: string; search: string; theme: string }): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="${theme}" />
    <title>Foresight preview</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${bundle}main.css" />
    <script src="/boot.js?${escapeHtml(search)}"></script>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="${bundle}main.js"></script>
  </body>
</html>
`;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
