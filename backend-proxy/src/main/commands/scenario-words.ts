// The words of `foresight scenario`.
import type { Command } from 'commander';
import type { Output } from '../terminal/index.ts';
import { option } from './option-words.ts';

interface InWorkspace {
  readonly workspace?: string;
}

const load = () => import('./scenario.command.ts');

export function addScenarioWords(root: Command, out: Output): void {
  const scenario = root.command('scenario').description('saved scenarios, for what-if questions');
  scenario
    .command('list')
    .addOption(option.workspace())
    .action(async (options: InWorkspace) => (await load()).scenarioList(options, out));
  scenario
    .command('show')
    .description('print one as JSON, which save takes')
    .argument('<slug>')
    .addOption(option.workspace())
    .action(async (slug: string, options: InWorkspace) => (await load()).scenarioShow(slug, options, out));
  scenario
    .command('save')
    .description('make one of a JSON file, or change the one with its slug')
    .argument('<file>')
    .addOption(option.workspace())
    .action(async (file: string, options: InWorkspace) => (await load()).scenarioSave(file, options, out));
  scenario
    .command('remove')
    .argument('<slug>')
    .addOption(option.workspace())
    .action(async (slug: string, options: InWorkspace) => (await load()).scenarioRemove(slug, options, out));
}
