import type { CheckedFile } from '../checked-file.ts';

/** One array over all files, clean ones included. */
export function* json(files: readonly CheckedFile[]): Generator<string> {
	yield '[';
	for (const [index, { file, kind, problems }] of files.entries()) {
		const printed = { file, kind, problems: problems.map(({ mark, related, ...problem }) => problem) };
		yield `${index > 0 ? ',' : ''}\n  ${JSON.stringify(printed, undefined, 2).replaceAll('\n', '\n  ')}`;
	}
	yield files.length > 0 ? '\n]\n' : ']\n';
}
