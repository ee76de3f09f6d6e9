import type { CheckedFile } from '../checked-file.ts';

/** Writes the result of a run, in pieces, so that no run is too long to be written. The last piece ends a line. */
export type Format = (files: readonly CheckedFile[], surroundings: ReportSurroundings) => Iterable<string>;

export interface ReportSurroundings {
	/** Whether who reads it is a terminal that shows colours. */
	readonly colours: boolean;
	/** The folder that relative paths in the report start at, absolute. */
	readonly folder: string;
	/** How many files fixes were written to. */
	readonly fixedFiles: number;
}

/** As people read it: "2 warnings", "1 file", "3 information". */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 || noun === 'information' ? '' : 's'}`;
}
