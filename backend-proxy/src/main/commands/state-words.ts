// The words of foresight.yaml as code: `foresight plan`, `apply`, `export`, `alert-rules` and `schema`.
import { type Command, Option } from 'commander';
import type { Output } from '../terminal/index.ts';
import type { AlertRulesOptions } from './alert-rules.command.ts';
import { option } from './option-words.ts';
import type { ExportOptions } from './state.command.ts';

const load = () => import('./state.command.ts');
/** As diff and git diff have it. */
const DIFFERENT = 1;

export function addStateWords(root: Command, out: Output): void {
  root
    .commandsGroup('As code:')
    .command('plan')
    .description('what foresight.yaml says of its workspaces, compared with what is there; changes nothing')
    .option('--exit-code', 'end with 1 where there is a difference')
    .action(async ({ exitCode = false }: { exitCode?: boolean }) => {
      const same = await (await load()).planCommand(out);
      if (exitCode && !same) process.exitCode = DIFFERENT;
    });
  root
    .command('apply')
    .description('make the workspaces what foresight.yaml says: all of it, or nothing')
    .action(async () => (await load()).applyCommand(out));
  root
    .command('export')
    .description('print what is there as a foresight.yaml')
    .option('--out <file>', 'absent: to the terminal')
    .addOption(new Option('--workspace <slug>', 'only this one; absent: those of the configuration'))
    .action(async (options: ExportOptions) => (await load()).exportCommand(options, out));
  root
    .command('alert-rules')
    .description("print the alert presets as a file of Grafana's provisioning")
    .addHelpText('after', '\nExample:\n  foresight alert-rules --out /etc/grafana/provisioning/alerting/foresight.yaml')
    .addOption(new Option('--data-source <uid>', 'of ours in Grafana').default('foresight'))
    .addOption(new Option('--folder <title>', 'where Grafana shows them').default('Foresight alerts'))
    .option('--out <file>', 'absent: to the terminal')
    .addOption(option.workspace())
    .action(async (options: AlertRulesOptions) =>
      (await import('./alert-rules.command.ts')).alertRulesCommand(options, out),
    );
  root
    .command('schema')
    .description('print the JSON Schema of foresight.yaml, for editors')
    .action(async () => (await load()).schemaCommand(out));
}
