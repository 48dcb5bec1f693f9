// The words of `foresight challenger`, `foresight rollback` and `foresight replay`.
import { Argument, type Command, Option } from 'commander';
import type { Output } from '../terminal/index.ts';
import type { ChallengerAddOptions } from './challenger.command.ts';
import { option } from './option-words.ts';

interface InWorkspace {
  readonly workspace?: string;
}

const load = () => import('./challenger.command.ts');

export function addChallengerWords(root: Command, out: Output): void {
  const challenger = root.command('challenger').description('other models, tried beside the one that serves');
  challenger
    .command('list')
    .description('where each stands')
    .addOption(option.workspace())
    .action(async (options: InWorkspace) => (await load()).challengerList(options, out));
  challenger
    .command('add')
    .description('try another model beside the one that serves a metric, from its next run on')
    .argument('<slug>', 'its name')
    .argument('<metric>')
    .addHelpText('after', '\nExample:\n  foresight challenger add theta requests --model theta --auto-promote')
    .addOption(option.model().makeOptionMandatory())
    .addOption(new Option('--min-gain <percent>', 'least gain, default 2').argParser(Number))
    .addOption(new Option('--level <share>', 'of false promotions, default 0.05').argParser(Number))
    .addOption(new Option('--steps <n>', 'judge its first so many steps only').argParser(Number))
    .option('--auto-promote', 'let it serve when it is better by more than chance')
    .addOption(option.workspace())
    .action(async (slug: string, metric: string, options: ChallengerAddOptions) =>
      (await load()).challengerAdd(slug, metric, options, out),
    );
  challenger
    .command('promote')
    .description('let it serve')
    .argument('<slug>')
    .option('--force', 'though it is not better by more than chance')
    .addOption(option.workspace())
    .action(async (slug: string, options: InWorkspace & { force?: boolean }) =>
      (await load()).challengerPromote(slug, options, out),
    );
  challenger
    .command('remove')
    .argument('<slug>')
    .addOption(option.workspace())
    .action(async (slug: string, options: InWorkspace) => (await load()).challengerRemove(slug, options, out));

  root
    .command('rollback')
    .description('back to how the forecasts of a metric were made before the last promotion')
    .argument('<metric>')
    .addOption(option.workspace())
    .action(async (metric: string, options: InWorkspace) => (await load()).rollbackCommand(metric, options, out));

  root
    .command('replay')
    .description('make a run again from the data of then, and compare')
    .addArgument(new Argument('<run>', 'id of the run'))
    .addOption(option.workspace())
    .action(async (run: string, options: InWorkspace) => {
      const same = await (await load()).replayCommand(run, options, out);
      if (!same) process.exitCode = 1;
    });
}
