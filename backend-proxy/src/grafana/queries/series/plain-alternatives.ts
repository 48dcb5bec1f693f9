// Expressions that are nothing but texts to choose from, api|web\.v2: what a variable with many values becomes. They are
// looked up instead of run, so that there may be as many as a label has.

const META = /[\\^$.*+?()[\]{}|]/;

/** The texts, or undefined where the expression is more than that. */
export function plainAlternatives(expression: string): ReadonlySet<string> | undefined {
  const texts = new Set<string>();
  let text = '';
  for (let i = 0; i < expression.length; i++) {
    const char = expression[i]!;
    if (char === '|') {
      texts.add(text);
      text = '';
    } else if (char === '\\') {
      // A backslash before anything but a sign of the syntax means something of its own: \d, \n, \b.
      const escaped = expression[++i];
      if (escaped === undefined || !META.test(escaped)) return undefined;
      text += escaped;
    } else if (META.test(char)) return undefined;
    else text += char;
  }
  return texts.add(text);
}
