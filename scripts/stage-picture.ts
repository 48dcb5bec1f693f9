// The picture of the stages, drawn from the imports that are really there.
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import stages from './stages.json' with { type: 'json' };

/** Left to right, as data flow. */
const NODES: readonly string[] = ['contracts', 'models', ...stages];

const nodeOf = (path: string): string | undefined =>
  /^(contracts|models)\/src\//.exec(path)?.[1] ?? /^backend-proxy\/src\/([^/]+)\//.exec(path)?.[1];

/** @returns a mermaid flowchart: an arrow from each stage to those it feeds */
export async function stagePicture(): Promise<string> {
  const { output } = await cruise(['contracts/src', 'models/src', 'backend-proxy/src'], {
    exclude: { path: 'node_modules|\\.test\\.ts$|/fixtures/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  });
  const arrows = new Set<string>();
  for (const { source, dependencies } of (output as ICruiseResult).modules) {
    const to = nodeOf(source);
    for (const { resolved } of dependencies) {
      const from = nodeOf(resolved);
      if (to && from && from !== to) arrows.add(`${from} --> ${to}`);
    }
  }
  // Every stage may use these three: their arrows would hide the others.
  const shown = [...arrows].filter(arrow => !/^(contracts|models|platform) /.test(arrow)).sort(byPlace);
  return ['flowchart LR', ...NODES.map(node => `  ${node}`), ...shown.map(arrow => `  ${arrow}`)].join('\n');
}

function byPlace(a: string, b: string): number {
  const place = (arrow: string) => {
    const [from = '', to = ''] = arrow.split(' --> ');
    return NODES.indexOf(from) * 100 + NODES.indexOf(to);
  };
  return place(a) - place(b);
}
