// Loads the plugins' bundles: AMD modules whose dependencies are Grafana's shared libraries.
import { SHARED_MODULES } from './shared-modules.ts';

type Factory = (...dependencies: unknown[]) => unknown;
type Definition = readonly [dependencies: readonly string[], factory: Factory];

const defined = new Map<string, Definition>();
const loaded = new Map<string, Promise<unknown>>();

declare global {
  interface Window {
    define?: ((dependencies: readonly string[], factory: Factory) => void) & { amd: object };
  }
}

/** The script that calls is the one that runs: that tells the anonymous modules apart. */
export function initAmd(): void {
  const define = (dependencies: readonly string[], factory: Factory): void => {
    const { src } = document.currentScript as HTMLScriptElement;
    defined.set(src, [dependencies, factory]);
  };
  window.define = Object.assign(define, { amd: {} });
}

/** The exports of the bundle at that address, loaded once. @throws {Error} when it is missing or needs what is not shared */
export function loadModule(url: string): Promise<unknown> {
  const known = loaded.get(url) ?? load(new URL(url, window.location.origin).href);
  loaded.set(url, known);
  return known;
}

async function load(src: string): Promise<unknown> {
  await runScript(src);
  const definition = defined.get(src);
  if (!definition) throw new Error(`${src} is no AMD module: it does not call define()`);
  const [names, factory] = definition;
  const exports = {};
  const dependencies = await Promise.all(names.map(name => dependency(name, src, exports)));
  return factory(...dependencies) ?? exports;
}

function runScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`cannot load ${src}`));
    document.head.append(script);
  });
}

function dependency(name: string, src: string, exports: object): unknown {
  if (name === 'exports') return exports;
  // Tells a bundle where it came from, so that it finds its chunks.
  if (name === 'module' || name === 'amd-module') return { uri: src, exports };
  const shared = SHARED_MODULES[name];
  if (!shared) throw new Error(`${src} needs '${name}', which the preview does not share with plugins`);
  return shared();
}
