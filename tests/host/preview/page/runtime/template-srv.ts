// setTemplateSrv: variables are those of the scene on the screen.
import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { type SceneObject, sceneGraph } from '@grafana/scenes';

declare global {
  interface Window {
    /** Set by scenes while a scene is active. */
    __grafanaSceneContext?: SceneObject;
  }
}

const sceneOf = (scopedVars?: ScopedVars): SceneObject | undefined => {
  const holder = scopedVars?.__sceneObject?.value as { valueOf(): SceneObject } | undefined;
  return holder?.valueOf() ?? window.__grafanaSceneContext;
};

export const templateSrv: TemplateSrv = {
  replace: (target = '', scopedVars, format) => {
    const scene = sceneOf(scopedVars);
    return scene ? sceneGraph.interpolate(scene, target, scopedVars, format as never) : target;
  },
  getVariables: () => {
    const scene = window.__grafanaSceneContext;
    if (!scene) return [];
    return sceneGraph.getVariables(scene).state.variables.map(({ state: { name, label, type, ...rest } }) => {
      const value = 'value' in rest ? rest.value : undefined;
      return { name, label, type, current: { value, text: value } } as unknown as TypedVariableModel;
    });
  },
  containsTemplate: target => {
    const scene = window.__grafanaSceneContext;
    if (!scene || !target) return false;
    return sceneGraph.getVariables(scene).state.variables.some(({ state }) => mentions(target, state.name));
  },
  updateTimeRange: () => undefined,
};

const mentions = (target: string, name: string): boolean =>
  [...target.matchAll(/\$(?:(\w+)|\{(\w+)[^}]*\})|\[\[(\w+?)(?::\w+)?\]\]/g)].some(match =>
    match.slice(1).includes(name),
  );
