// Template variables as dashboards know them, in texts of saved queries.

/** `$name`, `${name…}`, `[[name]]`. "$5" is none, and neither is the end of an expression. */
const VARIABLE = /\$[A-Za-z_]\w*|\$\{\w[^}]*\}|\[\[\w[^\]]*\]\]/;

/** The first that the text holds, as it is written; undefined where it holds none. */
export const variableIn = (text: string): string | undefined => VARIABLE.exec(text)?.[0];
