/** Where a command writes: what was asked for, and what should be known besides, each ending with a line ending. */
export interface Output {
	readonly print: (text: string) => void;
	readonly complain: (text: string) => void;
}

export const standardOutput: Output = {
	print: (text) => process.stdout.write(text),
	complain: (text) => process.stderr.write(text),
};
