import { version } from '../../package.json';
import { closestTo } from '../core/text/edit-distance.ts';
import { reasonOf } from './reason.ts';

/** Takes its own arguments and gives the exit code: 0 fine, 1 problems found, 2 wrong usage or unreadable. */
type Command = (args: readonly string[]) => number | Promise<number>;

/** What the commands do lies in a bundle of its own, which `--version` and `--help` need not load. */
const load = () => import('./commands.ts');

const commands: { readonly [name: string]: { readonly usage: string; readonly does: string; readonly run: Command } } = {
	lint: { usage: 'lint PATH…', does: 'check files and folders', run: async (args) => (await load()).lint(args) },
	inspect: { usage: 'inspect FILE…', does: 'print what is read of each file, as JSON', run: async (args) => (await load()).inspect(args) },
	actions: { usage: 'actions PATH…', does: 'list the action items of postmortems', run: async (args) => (await load()).listActions(args) },
	new: { usage: 'new --template ID --title T', does: 'print a new postmortem', run: async (args) => (await load()).newPostmortem(args) },
	import: {
		usage: 'import FILE|FOLDER',
		does: 'make a draft of the data of an incident',
		run: async (args) => (await load()).importIncident(args),
	},
	templates: { usage: 'templates', does: 'list the templates', run: async (args) => (await load()).listTemplates(args) },
};

async function main([name, ...args]: readonly string[]): Promise<number> {
	const [topic] = args;
	if (name === 'help' && topic !== undefined) return main([topic, '--help']);
	if (name === '--help' || name === '-h' || name === 'help') {
		process.stdout.write(usage());
		return 0;
	}
	if (name === '--version' || name === '-v') {
		process.stdout.write(`${version}\n`);
		return 0;
	}
	const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (command) return command.run(args);
	const meant = name === undefined ? undefined : closestTo(name, [...Object.keys(commands), '--help', '--version']);
	const complaint = name === undefined ? '' : `There is no command “${name}”${meant ? `: did you mean “${meant}”?` : '.'}\n\n`;
	process.stderr.write(complaint + usage());
	return 2;
}

function usage(): string {
	const entries = Object.values(commands);
	const width = Math.max(...entries.map((command) => command.usage.length));
	return [
		'Usage: postmortem <command> [options]',
		'',
		...entries.map((command) => `  ${command.usage.padEnd(width)}  ${command.does}`),
		'',
		'  --help, -h     say this; after a command, say more about it',
		'  --version, -v  print the version',
		'',
		'Example: postmortem lint docs/postmortems',
		'',
	].join('\n');
}

for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		// A reader that has seen enough, such as head, closes the pipe.
		if (error.code === 'EPIPE') process.exit();
		if (stream === process.stdout) process.stderr.write(`The output cannot be written: ${reasonOf(error)}.\n`);
		process.exit(2);
	});
}
// What a shell reports of a program that Ctrl+C ended. Files are written in one step, so that none is left half-written.
process.on('SIGINT', () => process.exit(130));

void main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		// Nobody foresaw this one; 1 would mean that problems were found.
		console.error(error);
		process.exitCode = 2;
	},
);
